package org.isocenter.ingest.app;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.isocenter.dicom.data.Dataset;
import org.isocenter.dicom.data.Element;
import org.isocenter.dicom.data.TransferSyntax;
import org.isocenter.dicom.dictionary.Tags;
import org.isocenter.dicomweb.MediaType;
import org.isocenter.dicomweb.TransferSyntaxes;

/**
 * The transfer syntax of an object whose pixel data came apart, PS3.18 tables 8.7.3-2 to 8.7.3-5:
 * what the part says, else what its media type stands for.
 */
final class PixelEncoding {
  private static final String JPEG = "image/jpeg";

  /** A video, or a part 2 codestream of JPEG 2000, holds many frames in one part. */
  private static final List<String> MANY_IN_ONE =
      List.of("video/mpeg", "video/mp4", "video/h265", "image/jpx");

  private static final int MARKER = 0xFF;
  private static final int SOI = 0xD8;
  private static final int SOS = 0xDA;

  private PixelEncoding() {}

  /**
   * The transfer syntax in which the data set is to be written.
   *
   * @throws RefusedInstance when the parts cannot be kept as pixel data
   */
  static TransferSyntax of(Dataset dataset, BulkParts parts) throws IOException {
    var declared = dataset.string(Tags.TRANSFER_SYNTAX_UID).map(TransferSyntax::of);
    if (!(dataset.get(Tags.PIXEL_DATA).orElse(null) instanceof Element.Reference pixels)) {
      return declared
          .filter(syntax -> syntax.encapsulated() && dataset.contains(Tags.PIXEL_DATA))
          .orElse(TransferSyntax.EXPLICIT_LITTLE_ENDIAN);
    }
    List<BulkParts.Part> frames = parts.find(pixels.uri());
    if (frames.isEmpty()) {
      return TransferSyntax.EXPLICIT_LITTLE_ENDIAN;
    }
    TransferSyntax syntax = of(frames.getFirst(), declared);
    for (BulkParts.Part frame : frames) {
      if (!of(frame, declared).equals(syntax)) {
        throw refused("The parts of the pixel data are encoded in different ways.");
      }
    }
    if (syntax.encapsulated()) {
      requireOneForEachFrame(dataset, frames.size(), syntax);
    }
    return syntax;
  }

  private static TransferSyntax of(BulkParts.Part part, Optional<TransferSyntax> declared)
      throws IOException {
    MediaType type = TransferSyntaxes.standardName(part.type());
    Optional<String> said = part.type().parameter("transfer-syntax");
    if (type.sameEssence(MediaType.OCTET_STREAM)) {
      return octets(said.map(TransferSyntax::of).or(() -> declared));
    }
    List<String> carried = TransferSyntaxes.carriedBy(type);
    if (carried.isEmpty()) {
      throw refused("Pixel data cannot be kept as %s.".formatted(type.essence()));
    }
    if (said.isPresent() && !carried.contains(said.get())) {
      throw refused("%s cannot be sent as %s.".formatted(said.get(), type.essence()));
    }
    if (said.isEmpty() && type.essence().equals(JPEG)) {
      return jpeg(part);
    }
    return TransferSyntax.of(said.orElse(carried.getFirst()));
  }

  /** Bytes without compression are little endian, whatever the object was before. */
  private static TransferSyntax octets(Optional<TransferSyntax> said) throws RefusedInstance {
    TransferSyntax syntax = said.orElse(TransferSyntax.EXPLICIT_LITTLE_ENDIAN);
    if (!syntax.known()) {
      throw refused("%s is no transfer syntax.".formatted(syntax.uid()));
    }
    if (syntax.encapsulated()) {
      return syntax;
    }
    if (syntax.bigEndian()) {
      throw refused("Big endian shall not be used by web services (PS3.18 section 8.7.3).");
    }
    return TransferSyntax.EXPLICIT_LITTLE_ENDIAN;
  }

  /**
   * The default is 1.2.840.10008.1.2.4.70, but what cameras and browsers write is baseline: naming
   * it otherwise would make an image that cannot be read.
   */
  private static TransferSyntax jpeg(BulkParts.Part part) throws IOException {
    try (var jpeg = new DataInputStream(part.data().open())) {
      if (jpeg.readUnsignedByte() != MARKER || jpeg.readUnsignedByte() != SOI) {
        throw refused("A part of type image/jpeg is no JPEG.");
      }
      int process = -1;
      while (true) {
        int marker = nextMarker(jpeg);
        int length = jpeg.readUnsignedShort() - Short.BYTES;
        if (marker == SOS) {
          return jpeg(process, selectionValue(jpeg));
        }
        if (marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8) {
          process = marker & 0xF;
        }
        jpeg.skipNBytes(Math.max(0, length));
      }
    } catch (EOFException _) {
      throw refused("A part of type image/jpeg ends before its first scan.");
    }
  }

  private static int nextMarker(DataInputStream jpeg) throws IOException {
    int octet = jpeg.readUnsignedByte();
    while (octet == MARKER) {
      octet = jpeg.readUnsignedByte();
    }
    return octet;
  }

  /** The predictor, ITU T.81 B.2.3: behind the components of the scan. */
  private static int selectionValue(DataInputStream scan) throws IOException {
    int components = scan.readUnsignedByte();
    scan.skipNBytes(2L * components);
    return scan.readUnsignedByte();
  }

  private static TransferSyntax jpeg(int process, int selectionValue) throws RefusedInstance {
    return switch (process) {
      case 0 -> TransferSyntax.JPEG_BASELINE;
      case 1 -> TransferSyntax.JPEG_EXTENDED;
      case 3 ->
          selectionValue == 1 ? TransferSyntax.JPEG_LOSSLESS_SV1 : TransferSyntax.JPEG_LOSSLESS;
      default -> throw refused("No transfer syntax has this process of JPEG.");
    };
  }

  private static void requireOneForEachFrame(Dataset dataset, int parts, TransferSyntax syntax)
      throws RefusedInstance {
    int frames = dataset.number(Tags.NUMBER_OF_FRAMES).map(Number::intValue).orElse(1);
    boolean manyInOne =
        MANY_IN_ONE.stream().anyMatch(type -> carries(type, syntax.uid())) && parts == 1;
    if (parts != frames && !manyInOne) {
      throw new RefusedInstance(
          FailureReason.DATA_SET_DOES_NOT_MATCH_SOP_CLASS,
          "The pixel data has %d parts, but NumberOfFrames is %d.".formatted(parts, frames),
          Optional.empty());
    }
  }

  private static boolean carries(String type, String uid) {
    return TransferSyntaxes.carriedBy(MediaType.of(type)).contains(uid);
  }

  private static RefusedInstance refused(String sentence) {
    return new RefusedInstance(
        FailureReason.TRANSFER_SYNTAX_NOT_SUPPORTED, sentence, Optional.empty());
  }
}
