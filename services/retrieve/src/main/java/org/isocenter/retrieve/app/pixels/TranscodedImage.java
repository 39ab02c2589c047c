package org.isocenter.retrieve.app.pixels;

import java.io.IOException;
import java.io.OutputStream;
import org.isocenter.dicom.data.TransferSyntax;
import org.isocenter.imaging.codec.CodecException;
import org.isocenter.imaging.frame.PixelFormat;
import org.isocenter.imaging.transcode.TranscodedCopy;
import org.isocenter.imaging.transcode.TranscodedPixels;
import org.isocenter.retrieve.app.ObjectContents;

/** An image on its way into another transfer syntax, of which one frame has been made. */
public final class TranscodedImage {

  private final Source source;
  private final TransferSyntax syntax;
  private final PixelFormat format;
  private final Frame first;

  TranscodedImage(Source source, TransferSyntax syntax, PixelFormat format, Frame first) {
    this.source = source;
    this.syntax = syntax;
    this.format = format;
    this.first = first;
  }

  /** Where the other frames come from. */
  record Source(FramePixels pixels, ObjectContents contents, StoredImage image) {}

  /** The frame that was made; compared by nobody. */
  @SuppressWarnings("ArrayRecordComponent")
  record Frame(int number, byte[] bytes) {}

  /** Whether all frames have the length of the first. */
  public boolean isUncompressed() {
    return !syntax.encapsulated();
  }

  /** Bytes of the frame that was made. */
  public int firstLength() {
    return first.bytes().length;
  }

  /**
   * One frame in its new syntax.
   *
   * @param number counted from 1
   * @throws IOException also when the frame cannot be decoded: the answer has begun already
   */
  public byte[] frame(int number) throws IOException {
    if (number == first.number()) {
      return first.bytes();
    }
    try {
      return source.pixels().transcode(source.image(), number, syntax).bytes();
    } catch (CodecException e) {
      throw new IOException(
          "Frame %d of %s cannot be transcoded"
              .formatted(number, source.image().instance().location()),
          e);
    }
  }

  /** Whether the whole object can be written in the new syntax. */
  public boolean fitsObject() {
    return target().fits();
  }

  /** Writes the whole object in its new syntax; {@code out} stays open. */
  public void writeObject(OutputStream out) throws IOException {
    try (var object = source.contents().open(source.image().instance().key())) {
      new TranscodedCopy(target(), this::frame).copy(object, out);
    }
  }

  private TranscodedPixels target() {
    return new TranscodedPixels(syntax, format, source.image().frames());
  }
}
