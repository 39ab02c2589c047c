package org.isocenter.retrieve.app;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.isocenter.objectstore.ByteRange;
import org.isocenter.retrieve.app.frames.FramePlan;
import org.isocenter.retrieve.app.frames.FramePlan.Words;
import org.isocenter.retrieve.app.frames.FrameReader;
import org.isocenter.retrieve.app.frames.FrameRun;

/**
 * Frames of one instance as parts: compressed ones as stored, others little endian.
 *
 * @param words by which a big endian object is swapped
 * @param location of every part, where they have one
 */
record FrameParts(
    ObjectContents contents,
    StoredInstance instance,
    PixelWords words,
    FramePlan plan,
    String contentType,
    Optional<String> location)
    implements Parts {

  @Override
  public void sendTo(Receiver receiver) throws IOException {
    for (var run : plan.runs()) {
      send(run, receiver);
    }
  }

  /** Bytes of the only frame, unless they would have to be shifted, swapped or inflated up to. */
  @Override
  public Optional<Parts> slice(ByteRange range) {
    var syntax = instance.syntax();
    if (syntax.bigEndian() || syntax.deflated()) {
      return Optional.empty();
    }
    return plan.onlyFrame()
        .flatMap(frame -> frame.slice(range))
        .map(slice -> FramePlan.of(List.of(slice), Words.BYTES))
        .map(part -> new FrameParts(contents, instance, words, part, contentType, location));
  }

  private void send(FrameRun run, Receiver receiver) throws IOException {
    try (var in = open(run.range())) {
      var reader = new FrameReader(in, run.range().offset());
      for (var frame : run.frames()) {
        receiver.receive(new Part(contentType, location, out -> reader.copy(frame, out)));
      }
    }
  }

  private InputStream open(ByteRange range) throws IOException {
    return words.littleEndian(contents.openValue(instance, range));
  }
}
