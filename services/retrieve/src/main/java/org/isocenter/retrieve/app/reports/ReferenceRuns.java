package org.isocenter.retrieve.app.reports;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.isocenter.dicom.dictionary.Tags;
import org.isocenter.dicom.dictionary.Uids;

/** References to other objects, PS3.3 C.18.3 to C.18.5, as links to where they can be had. */
final class ReferenceRuns {

  private static final int MOST_FRAMES = 64;

  /** SOP classes of documents, which a browser shows as they are rendered. */
  private static final List<String> DOCUMENTS =
      List.of("1.2.840.10008.5.1.4.1.1.88.", "1.2.840.10008.5.1.4.1.1.104.");

  private final ReferencedObjects objects;

  ReferenceRuns(ReferencedObjects objects) {
    this.objects = objects;
  }

  /**
   * What an item refers to.
   *
   * @param image whether it can be looked at frame by frame
   */
  List<Run> of(Texts item, boolean image) {
    List<Run> runs = new ArrayList<>();
    for (var reference : item.items(Tags.REFERENCED_SOP_SEQUENCE)) {
      add(reference, image, runs);
    }
    return runs;
  }

  private void add(Texts reference, boolean image, List<Run> runs) {
    String sopClass = reference.first(Tags.REFERENCED_SOP_CLASS_UID);
    String instance = reference.first(Tags.REFERENCED_SOP_INSTANCE_UID);
    String name = Uids.nameOf(sopClass).orElse(sopClass).replaceFirst(" Storage$", "");
    var url = objects.url(instance);
    List<String> frames = reference.all(Tags.REFERENCED_FRAME_NUMBER);
    if (url.isEmpty()) {
      runs.add(new Run.Plain(name));
      runs.add(new Run.Aside(instance));
      note("frames", frames, runs);
    } else if (image && !frames.isEmpty()) {
      runs.add(new Run.Plain(name));
      addFrames(url.get(), frames, runs);
    } else {
      runs.add(new Run.Link(name, url.get() + suffix(sopClass, image)));
    }
    note("segments", reference.all(Tags.REFERENCED_SEGMENT_NUMBER), runs);
    note("channels", reference.numbers(Tags.REFERENCED_WAVEFORM_CHANNELS), runs);
    addPresentation(reference, runs);
  }

  private static String suffix(String sopClass, boolean image) {
    return image || DOCUMENTS.stream().anyMatch(sopClass::startsWith)
        ? "/rendered"
        : "?accept=application/dicom";
  }

  private static void addFrames(String url, List<String> frames, List<Run> runs) {
    for (var frame : frames.subList(0, Math.min(frames.size(), MOST_FRAMES))) {
      if (frame.matches("[0-9]{1,10}")) {
        runs.add(new Run.Link("frame " + frame, url + "/frames/" + frame + "/rendered"));
      }
    }
    if (frames.size() > MOST_FRAMES) {
      runs.add(new Run.Aside("and %d more frames".formatted(frames.size() - MOST_FRAMES)));
    }
  }

  private static void note(String what, List<?> numbers, List<Run> runs) {
    if (!numbers.isEmpty()) {
      var shown = numbers.stream().limit(MOST_FRAMES).map(String::valueOf).toList();
      String more = numbers.size() > MOST_FRAMES ? ", …" : "";
      runs.add(new Run.Aside(what + " " + String.join(", ", shown) + more));
    }
  }

  /** The presentation state in which an image was looked at, C.18.4.1.2. */
  private void addPresentation(Texts reference, List<Run> runs) {
    for (var state : reference.items(Tags.REFERENCED_SOP_SEQUENCE)) {
      String instance = state.first(Tags.REFERENCED_SOP_INSTANCE_UID);
      Optional<String> url = objects.url(instance);
      runs.add(
          url.isPresent()
              ? new Run.Link("presentation state", url.get() + "?accept=application/dicom")
              : new Run.Aside("presentation state " + instance));
    }
  }
}
