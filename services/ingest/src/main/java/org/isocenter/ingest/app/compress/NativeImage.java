package org.isocenter.ingest.app.compress;

import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import org.isocenter.dicom.data.Dataset;
import org.isocenter.dicom.data.Element;
import org.isocenter.dicom.data.TransferSyntax;
import org.isocenter.dicom.dictionary.Tags;
import org.isocenter.dicom.io.DicomReader;
import org.isocenter.dicom.io.ReadLimits;
import org.isocenter.dicom.io.Token;
import org.isocenter.imaging.frame.ImagePixel;
import org.isocenter.imaging.frame.Photometric;
import org.isocenter.imaging.frame.PixelFormat;
import org.isocenter.ingest.app.compress.LeftAlone.Reason;

/**
 * An uncompressed image in little endian, as its data set says what it is.
 *
 * @param offset of the first frame in the object
 */
record NativeImage(
    TransferSyntax syntax,
    Dataset attributes,
    PixelFormat format,
    int frames,
    int frameLength,
    long offset) {

  private static final int VALUE_LENGTH = 1 << 16;

  private static final Set<TransferSyntax> NATIVE =
      Set.of(TransferSyntax.IMPLICIT_LITTLE_ENDIAN, TransferSyntax.EXPLICIT_LITTLE_ENDIAN);

  private static final Set<Photometric> PLAIN =
      Set.of(
          Photometric.MONOCHROME1,
          Photometric.MONOCHROME2,
          Photometric.PALETTE_COLOR,
          Photometric.RGB,
          Photometric.YBR_FULL);

  private static final Set<Integer> WANTED =
      Set.of(
          Tags.MODALITY,
          Tags.NUMBER_OF_FRAMES,
          Tags.SAMPLES_PER_PIXEL,
          Tags.PHOTOMETRIC_INTERPRETATION,
          Tags.PLANAR_CONFIGURATION,
          Tags.ROWS,
          Tags.COLUMNS,
          Tags.BITS_ALLOCATED,
          Tags.BITS_STORED,
          Tags.HIGH_BIT,
          Tags.PIXEL_REPRESENTATION);

  /** Reads {@code object} up to its pixels; the caller closes it. */
  static NativeImage read(InputStream object) throws IOException, LeftAlone {
    // The caller closes the stream that the reader reads.
    @SuppressWarnings("resource")
    var reader = DicomReader.open(object, ReadLimits.DEFAULT.withValueLength(VALUE_LENGTH));
    var syntax = reader.transferSyntax();
    if (!NATIVE.contains(syntax) || !syntax.uid().equals(reader.fileMeta().transferSyntaxUid())) {
      throw new LeftAlone(Reason.PIXELS, "It is not what its File Meta Information says");
    }
    var attributes = new Dataset();
    while (reader.next() != Token.END) {
      if (reader.depth() == 0 && reader.token() == Token.ELEMENT) {
        if (reader.tag() == Tags.PIXEL_DATA) {
          return of(reader, attributes);
        }
        if (WANTED.contains(reader.tag())) {
          attributes.put(Element.value(reader.tag(), reader.vr(), reader.readValue()));
        }
      }
    }
    throw new LeftAlone(Reason.PIXELS, "There is no uncompressed pixel data of integers");
  }

  private static NativeImage of(DicomReader reader, Dataset attributes) throws LeftAlone {
    PixelFormat format = format(attributes);
    long frameLength = format.values() * format.bitsAllocated() / Byte.SIZE;
    if (format.bitsAllocated() < Byte.SIZE || frameLength > Integer.MAX_VALUE) {
      throw new LeftAlone(Reason.PIXELS, "Its values are single bits, or too many");
    }
    if (!PLAIN.contains(format.photometric())) {
      throw new LeftAlone(Reason.PIXELS, "Its pixels share their chrominances");
    }
    int frames = frames(attributes);
    long behind = reader.length() - frames * frameLength;
    if (behind < 0 || (behind >= frameLength && behind > 1)) {
      throw new LeftAlone(Reason.PIXELS, "Its pixel data are not as long as the attributes say");
    }
    return new NativeImage(
        reader.transferSyntax(), attributes, format, frames, (int) frameLength, reader.position());
  }

  private static PixelFormat format(Dataset attributes) throws LeftAlone {
    try {
      return ImagePixel.format(attributes);
    } catch (IllegalArgumentException e) {
      throw new LeftAlone(Reason.PIXELS, String.valueOf(e.getMessage()));
    }
  }

  private static int frames(Dataset attributes) throws LeftAlone {
    if (attributes.string(Tags.NUMBER_OF_FRAMES).isEmpty()) {
      return 1;
    }
    int frames = attributes.number(Tags.NUMBER_OF_FRAMES).map(Number::intValue).orElse(0);
    if (frames < 1) {
      throw new LeftAlone(Reason.PIXELS, "The Number of Frames is none");
    }
    return frames;
  }

  String modality() {
    return attributes.string(Tags.MODALITY).orElse("");
  }

  /** Bytes of all frames. */
  long length() {
    return (long) frames * frameLength;
  }
}
