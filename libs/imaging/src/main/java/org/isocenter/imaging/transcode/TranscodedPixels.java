package org.isocenter.imaging.transcode;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.isocenter.dicom.data.Dataset;
import org.isocenter.dicom.data.Element;
import org.isocenter.dicom.data.TransferSyntax;
import org.isocenter.dicom.data.Vr;
import org.isocenter.dicom.dictionary.Tags;
import org.isocenter.imaging.frame.Photometric;
import org.isocenter.imaging.frame.PixelFormat;

/**
 * What becomes of an object's pixel data.
 *
 * @param syntax the new transfer syntax: Explicit VR Little Endian, or one of encapsulated frames
 * @param format of the frames that were decoded
 * @param frames how many there are, at least 1
 */
public record TranscodedPixels(TransferSyntax syntax, PixelFormat format, int frames) {

  /** PS3.5 7.1.1: the largest length that is even and not undefined. */
  private static final long LONGEST_VALUE = 0xFFFF_FFFEL;

  private static final Set<TransferSyntax> TRANSFORMING =
      Set.of(
          TransferSyntax.JPEG_2000_LOSSLESS,
          TransferSyntax.HTJ2K_LOSSLESS,
          TransferSyntax.HTJ2K_LOSSLESS_RPCL);

  /** Bits of all frames without compression; frames of single bits follow each other closely. */
  long bits() {
    return format.values() * format.bitsAllocated() * frames;
  }

  /** Bytes of the value without compression, before it is padded. */
  long length() {
    return (bits() + 7) / 8;
  }

  /** Whether the pixel data fits into a value of its new form. */
  public boolean fits() {
    return syntax.encapsulated() || length() <= LONGEST_VALUE;
  }

  /**
   * Whether {@code image} has the attributes already that it will have, but for a colour transform
   * that belongs to the syntax.
   */
  public boolean keeps(Dataset image) {
    return attributes().values().stream()
        .allMatch(element -> isKept(new Dataset().put(element), element.tag(), image));
  }

  private boolean isKept(Dataset changed, int tag, Dataset image) {
    if (tag == Tags.PHOTOMETRIC_INTERPRETATION) {
      return image.string(tag).filter(format.photometric().term()::equals).isPresent();
    }
    return image.number(tag).equals(changed.number(tag));
  }

  /** The attributes of the Image Pixel module, PS3.3 C.7.6.3, that the new frames call for. */
  NavigableMap<Integer, Element> attributes() {
    var attributes = new TreeMap<Integer, Element>(Integer::compareUnsigned);
    put(attributes, Element.text(Tags.PHOTOMETRIC_INTERPRETATION, Vr.CS, photometric().term()));
    if (format.samples() > 1) {
      put(attributes, number(Tags.PLANAR_CONFIGURATION, 0));
    }
    put(attributes, number(Tags.BITS_ALLOCATED, format.bitsAllocated()));
    put(attributes, number(Tags.BITS_STORED, format.bitsStored()));
    put(attributes, number(Tags.HIGH_BIT, format.bitsStored() - 1));
    put(attributes, number(Tags.PIXEL_REPRESENTATION, format.signed() ? 1 : 0));
    return attributes;
  }

  /** The encoder of JPEG 2000 transforms colours without loss, which PS3.5 8.2.4 wants named. */
  private Photometric photometric() {
    boolean transformed =
        format.photometric() == Photometric.RGB
            && format.samples() == 3
            && TRANSFORMING.contains(syntax);
    return transformed ? Photometric.YBR_RCT : format.photometric();
  }

  private static void put(NavigableMap<Integer, Element> attributes, Element element) {
    attributes.put(element.tag(), element);
  }

  private static Element number(int tag, int value) {
    var bytes = ByteBuffer.allocate(Short.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    return Element.value(tag, Vr.US, bytes.putShort((short) value).array());
  }
}
