package org.isocenter.dicom.data;

import java.util.Map;

/**
 * How a data set is encoded, PS3.5 section 10 and annex A.
 *
 * @param lossy whether pixels may differ from what was acquired; true where the syntax allows both
 * @param known whether the UID is registered in PS3.6 table A-1
 */
public record TransferSyntax(
    String uid,
    String name,
    boolean explicit,
    boolean bigEndian,
    boolean deflated,
    boolean encapsulated,
    boolean lossy,
    boolean known) {

  private static final Map<String, TransferSyntax> REGISTRY = new TransferSyntaxRegistry().toMap();

  public static final TransferSyntax IMPLICIT_LITTLE_ENDIAN = of("1.2.840.10008.1.2");
  public static final TransferSyntax EXPLICIT_LITTLE_ENDIAN = of("1.2.840.10008.1.2.1");
  public static final TransferSyntax DEFLATED = of("1.2.840.10008.1.2.1.99");
  public static final TransferSyntax EXPLICIT_BIG_ENDIAN = of("1.2.840.10008.1.2.2");
  public static final TransferSyntax JPEG_BASELINE = of("1.2.840.10008.1.2.4.50");
  public static final TransferSyntax JPEG_EXTENDED = of("1.2.840.10008.1.2.4.51");
  public static final TransferSyntax JPEG_LOSSLESS = of("1.2.840.10008.1.2.4.57");
  public static final TransferSyntax JPEG_LOSSLESS_SV1 = of("1.2.840.10008.1.2.4.70");
  public static final TransferSyntax JPEG_LS_LOSSLESS = of("1.2.840.10008.1.2.4.80");
  public static final TransferSyntax JPEG_LS_NEAR_LOSSLESS = of("1.2.840.10008.1.2.4.81");
  public static final TransferSyntax JPEG_2000_LOSSLESS = of("1.2.840.10008.1.2.4.90");
  public static final TransferSyntax JPEG_2000 = of("1.2.840.10008.1.2.4.91");
  public static final TransferSyntax HTJ2K_LOSSLESS = of("1.2.840.10008.1.2.4.201");
  public static final TransferSyntax HTJ2K_LOSSLESS_RPCL = of("1.2.840.10008.1.2.4.202");
  public static final TransferSyntax HTJ2K = of("1.2.840.10008.1.2.4.203");
  public static final TransferSyntax RLE_LOSSLESS = of("1.2.840.10008.1.2.5");
  public static final TransferSyntax DEFLATED_IMAGE_FRAME = of("1.2.840.10008.1.2.8.1");
  public static final TransferSyntax JPEG_XL_LOSSLESS = of("1.2.840.10008.1.2.4.110");
  public static final TransferSyntax JPEG_XL_JPEG_RECOMPRESSION = of("1.2.840.10008.1.2.4.111");
  public static final TransferSyntax JPEG_XL = of("1.2.840.10008.1.2.4.112");
  public static final TransferSyntax ENCAPSULATED_UNCOMPRESSED = of("1.2.840.10008.1.2.1.98");

  /** The syntax of {@code uid}; an unknown one is taken to be explicit VR little endian. */
  public static TransferSyntax of(String uid) {
    var known = REGISTRY.get(uid);
    if (known != null) {
      return known;
    }
    return new TransferSyntax(uid, uid, true, false, false, false, false, false);
  }

  /** All registered transfer syntaxes by UID. */
  public static Map<String, TransferSyntax> registered() {
    return REGISTRY;
  }
}
