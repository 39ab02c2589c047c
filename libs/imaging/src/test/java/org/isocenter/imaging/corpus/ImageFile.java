package org.isocenter.imaging.corpus;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.isocenter.dicom.data.TransferSyntax;
import org.isocenter.dicom.data.Vr;
import org.isocenter.dicom.dictionary.Tags;
import org.isocenter.dicom.instance.BulkDataPolicy;
import org.isocenter.dicom.instance.Extent;
import org.isocenter.dicom.instance.FrameLocation;
import org.isocenter.dicom.instance.FrameTable;
import org.isocenter.dicom.instance.InstanceScanner;
import org.isocenter.dicom.io.DatasetReader;
import org.isocenter.dicom.io.DicomReader;
import org.isocenter.dicom.io.ReadLimits;
import org.isocenter.imaging.frame.ImagePixel;
import org.isocenter.imaging.frame.PixelFormat;

/** The frames of a file as they are handed to a decoder. */
public record ImageFile(
    PixelFormat declared, TransferSyntax syntax, FrameTable frames, boolean words, byte[] object) {
  private static final ReadLimits LIMITS = ReadLimits.DEFAULT.withInflation(2000);
  private static final InstanceScanner SCANNER =
      new InstanceScanner(LIMITS, BulkDataPolicy.DEFAULT);

  /** Reads the file. */
  public static ImageFile read(Path file) throws IOException {
    byte[] stored = Files.readAllBytes(file);
    var scan = SCANNER.scan(new ByteArrayInputStream(stored), (_, _) -> {});
    var dataset = DatasetReader.read(DicomReader.open(new ByteArrayInputStream(stored), LIMITS));
    boolean words =
        scan.bulkData().stream()
            .anyMatch(datum -> datum.path().equals("7FE00010") && datum.vr() == Vr.OW);
    dataset.remove(Tags.PIXEL_DATA);
    return new ImageFile(
        ImagePixel.format(dataset),
        scan.syntax(),
        scan.frames(),
        words,
        scan.syntax().deflated() ? inflated(stored) : stored);
  }

  /** The object as it would be if its data set stood inflated behind the meta information. */
  private static byte[] inflated(byte[] stored) throws IOException {
    int start = 144 + ByteBuffer.wrap(stored).order(ByteOrder.LITTLE_ENDIAN).getInt(140);
    byte[] object = Arrays.copyOf(stored, 80 << 20);
    try (var inflater = new Inflater(true)) {
      inflater.setInput(stored, start, stored.length - start);
      int length = inflater.inflate(object, start, object.length - start);
      return Arrays.copyOf(object, start + length);
    } catch (DataFormatException e) {
      throw new IOException(e);
    }
  }

  /** The bytes of frame {@code number}, from 1, which is what a decoder takes. */
  public byte[] frame(int number) {
    return switch (frames.locate(number)) {
      case FrameLocation.Native location -> uncompressed(location);
      case FrameLocation.Encapsulated location -> {
        var out = new ByteArrayOutputStream();
        for (Extent fragment : location.fragments()) {
          out.write(object, (int) fragment.offset(), (int) fragment.length());
        }
        yield out.toByteArray();
      }
    };
  }

  private byte[] uncompressed(FrameLocation.Native location) {
    Extent bytes = location.bytes();
    byte[] frame = Arrays.copyOfRange(object, (int) bytes.offset(), (int) bytes.end());
    int shift = (int) (location.bitOffset() % Byte.SIZE);
    if (shift > 0) {
      shiftDown(frame, shift);
    }
    if (syntax.bigEndian() && words && declared.bitsAllocated() == Byte.SIZE) {
      return swapped((int) location.bitOffset() / Byte.SIZE, frame.length);
    }
    return frame;
  }

  private static void shiftDown(byte[] frame, int shift) {
    for (int i = 0; i < frame.length; i++) {
      int next = i + 1 < frame.length ? frame[i + 1] & 0xFF : 0;
      frame[i] = (byte) (((frame[i] & 0xFF) | next << 8) >> shift);
    }
  }

  /** Two samples of 8 bits in a word of OW, PS3.5 8.1.1; frames may begin inside of a word. */
  private byte[] swapped(int offset, int length) {
    int value = (int) ((FrameTable.Native) frames).offset();
    byte[] frame = new byte[length];
    for (int i = 0; i < length; i++) {
      frame[i] = object[value + (offset - value + i ^ 1)];
    }
    return frame;
  }
}
