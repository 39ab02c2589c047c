package org.isocenter.retrieve.app;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.OptionalLong;
import org.isocenter.dicomweb.MediaType;
import org.isocenter.retrieve.app.pixels.RenderedFrames;
import org.isocenter.retrieve.app.pixels.Rendition;
import org.isocenter.retrieve.app.pixels.Subject;

/** Pictures of frames, a part each. */
@ApplicationScoped
class PictureParts {

  private final RenderedFrames rendered;

  PictureParts(RenderedFrames rendered) {
    this.rendered = rendered;
  }

  /**
   * The first one is rendered at once, so that what concerns all is told with a status.
   *
   * @param subjects at least one
   */
  Values.Chosen of(List<Subject> subjects, Rendition rendition, MediaType type) {
    byte[] first = rendered.file(subjects.getFirst(), rendition, type);
    var others = subjects.subList(1, subjects.size());
    var bytes = others.isEmpty() ? OptionalLong.of(first.length) : OptionalLong.empty();
    return new Values.Chosen(
        new PartGroup(type.toString(), subjects.size(), bytes),
        receiver -> {
          receiver.receive(new Part(type.toString(), out -> out.write(first)));
          for (var subject : others) {
            byte[] file = rendered.file(subject, rendition, type);
            receiver.receive(new Part(type.toString(), out -> out.write(file)));
          }
        });
  }
}
