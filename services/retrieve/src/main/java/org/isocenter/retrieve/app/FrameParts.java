package org.isocenter.retrieve.app;

import java.io.IOException;
import java.io.InputStream;
import org.isocenter.dicom.data.Vr;
import org.isocenter.dicom.instance.LittleEndianInput;
import org.isocenter.objectstore.ByteRange;
import org.isocenter.retrieve.app.frames.FramePlan;
import org.isocenter.retrieve.app.frames.FrameReader;
import org.isocenter.retrieve.app.frames.FrameRun;

/**
 * Frames of one instance as parts: compressed ones as stored, others little endian.
 *
 * @param pixels VR of the pixel data, by which a big endian object is swapped
 */
record FrameParts(
    ObjectContents contents, StoredInstance instance, Vr pixels, FramePlan plan, String contentType)
    implements Parts {

  @Override
  public void sendTo(Receiver receiver) throws IOException {
    for (var run : plan.runs()) {
      send(run, receiver);
    }
  }

  private void send(FrameRun run, Receiver receiver) throws IOException {
    try (var in = open(run.range())) {
      var reader = new FrameReader(in, run.range().offset());
      for (var frame : run.frames()) {
        receiver.receive(new Part(contentType, out -> reader.copy(frame, out)));
      }
    }
  }

  private InputStream open(ByteRange range) throws IOException {
    var in = contents.openValue(instance, range);
    return instance.syntax().bigEndian() ? LittleEndianInput.littleEndian(in, pixels) : in;
  }
}
