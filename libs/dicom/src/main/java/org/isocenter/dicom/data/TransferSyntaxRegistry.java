package org.isocenter.dicom.data;

import java.util.HashMap;
import java.util.Map;

/** Every transfer syntax of PS3.6 table A-1, with the properties that PS3.5 annex A gives it. */
final class TransferSyntaxRegistry {

  private final Map<String, TransferSyntax> byUid = new HashMap<>();

  TransferSyntaxRegistry() {
    add("1.2.840.10008.1.2", "Implicit VR Little Endian", false, false, false, false, false);
    add("1.2.840.10008.1.2.1", "Explicit VR Little Endian", true, false, false, false, false);
    add(
        "1.2.840.10008.1.2.1.99",
        "Deflated Explicit VR Little Endian",
        true,
        false,
        true,
        false,
        false);
    add("1.2.840.10008.1.2.2", "Explicit VR Big Endian", true, true, false, false, false);
    add(
        "1.2.840.10008.1.20",
        "Papyrus 3 Implicit VR Little Endian",
        false,
        false,
        false,
        false,
        false);
    addEncapsulated();
  }

  Map<String, TransferSyntax> toMap() {
    return Map.copyOf(byUid);
  }

  private void addEncapsulated() {
    lossless("1.2.840.10008.1.2.1.98", "Encapsulated Uncompressed Explicit VR Little Endian");
    lossy("1.2.840.10008.1.2.4.50", "JPEG Baseline (Process 1)");
    lossy("1.2.840.10008.1.2.4.51", "JPEG Extended (Process 2 and 4)");
    lossy("1.2.840.10008.1.2.4.52", "JPEG Extended (Process 3 and 5)");
    lossy("1.2.840.10008.1.2.4.53", "JPEG Spectral Selection, Non-Hierarchical (Process 6 and 8)");
    lossy("1.2.840.10008.1.2.4.54", "JPEG Spectral Selection, Non-Hierarchical (Process 7 and 9)");
    lossy("1.2.840.10008.1.2.4.55", "JPEG Full Progression, Non-Hierarchical (Process 10 and 12)");
    lossy("1.2.840.10008.1.2.4.56", "JPEG Full Progression, Non-Hierarchical (Process 11 and 13)");
    lossless("1.2.840.10008.1.2.4.57", "JPEG Lossless, Non-Hierarchical (Process 14)");
    lossless("1.2.840.10008.1.2.4.58", "JPEG Lossless, Non-Hierarchical (Process 15)");
    lossy("1.2.840.10008.1.2.4.59", "JPEG Extended, Hierarchical (Process 16 and 18)");
    lossy("1.2.840.10008.1.2.4.60", "JPEG Extended, Hierarchical (Process 17 and 19)");
    lossy("1.2.840.10008.1.2.4.61", "JPEG Spectral Selection, Hierarchical (Process 20 and 22)");
    lossy("1.2.840.10008.1.2.4.62", "JPEG Spectral Selection, Hierarchical (Process 21 and 23)");
    lossy("1.2.840.10008.1.2.4.63", "JPEG Full Progression, Hierarchical (Process 24 and 26)");
    lossy("1.2.840.10008.1.2.4.64", "JPEG Full Progression, Hierarchical (Process 25 and 27)");
    lossless("1.2.840.10008.1.2.4.65", "JPEG Lossless, Hierarchical (Process 28)");
    lossless("1.2.840.10008.1.2.4.66", "JPEG Lossless, Hierarchical (Process 29)");
    lossless(
        "1.2.840.10008.1.2.4.70",
        "JPEG Lossless, Non-Hierarchical, First-Order Prediction (Process 14 [Selection Value 1])");
    lossless("1.2.840.10008.1.2.4.80", "JPEG-LS Lossless Image Compression");
    lossy("1.2.840.10008.1.2.4.81", "JPEG-LS Lossy (Near-Lossless) Image Compression");
    lossless("1.2.840.10008.1.2.4.90", "JPEG 2000 Image Compression (Lossless Only)");
    lossy("1.2.840.10008.1.2.4.91", "JPEG 2000 Image Compression");
    lossless(
        "1.2.840.10008.1.2.4.92",
        "JPEG 2000 Part 2 Multi-component Image Compression (Lossless Only)");
    lossy("1.2.840.10008.1.2.4.93", "JPEG 2000 Part 2 Multi-component Image Compression");
    withoutPixelData("1.2.840.10008.1.2.4.94", "JPIP Referenced");
    deflatedWithoutPixelData("1.2.840.10008.1.2.4.95", "JPIP Referenced Deflate");
    lossy("1.2.840.10008.1.2.4.100", "MPEG2 Main Profile / Main Level");
    lossy("1.2.840.10008.1.2.4.100.1", "Fragmentable MPEG2 Main Profile / Main Level");
    lossy("1.2.840.10008.1.2.4.101", "MPEG2 Main Profile / High Level");
    lossy("1.2.840.10008.1.2.4.101.1", "Fragmentable MPEG2 Main Profile / High Level");
    lossy("1.2.840.10008.1.2.4.102", "MPEG-4 AVC/H.264 High Profile / Level 4.1");
    lossy("1.2.840.10008.1.2.4.102.1", "Fragmentable MPEG-4 AVC/H.264 High Profile / Level 4.1");
    lossy("1.2.840.10008.1.2.4.103", "MPEG-4 AVC/H.264 BD-compatible High Profile / Level 4.1");
    lossy(
        "1.2.840.10008.1.2.4.103.1",
        "Fragmentable MPEG-4 AVC/H.264 BD-compatible High Profile / Level 4.1");
    lossy("1.2.840.10008.1.2.4.104", "MPEG-4 AVC/H.264 High Profile / Level 4.2 For 2D Video");
    lossy(
        "1.2.840.10008.1.2.4.104.1",
        "Fragmentable MPEG-4 AVC/H.264 High Profile / Level 4.2 For 2D Video");
    lossy("1.2.840.10008.1.2.4.105", "MPEG-4 AVC/H.264 High Profile / Level 4.2 For 3D Video");
    lossy(
        "1.2.840.10008.1.2.4.105.1",
        "Fragmentable MPEG-4 AVC/H.264 High Profile / Level 4.2 For 3D Video");
    lossy("1.2.840.10008.1.2.4.106", "MPEG-4 AVC/H.264 Stereo High Profile / Level 4.2");
    lossy(
        "1.2.840.10008.1.2.4.106.1",
        "Fragmentable MPEG-4 AVC/H.264 Stereo High Profile / Level 4.2");
    lossy("1.2.840.10008.1.2.4.107", "HEVC/H.265 Main Profile / Level 5.1");
    lossy("1.2.840.10008.1.2.4.108", "HEVC/H.265 Main 10 Profile / Level 5.1");
    lossless("1.2.840.10008.1.2.4.110", "JPEG XL Lossless");
    lossy("1.2.840.10008.1.2.4.111", "JPEG XL JPEG Recompression");
    lossy("1.2.840.10008.1.2.4.112", "JPEG XL");
    lossless(
        "1.2.840.10008.1.2.4.201", "High-Throughput JPEG 2000 Image Compression (Lossless Only)");
    lossless(
        "1.2.840.10008.1.2.4.202",
        "High-Throughput JPEG 2000 with RPCL Options Image Compression (Lossless Only)");
    lossy("1.2.840.10008.1.2.4.203", "High-Throughput JPEG 2000 Image Compression");
    withoutPixelData("1.2.840.10008.1.2.4.204", "JPIP HTJ2K Referenced");
    deflatedWithoutPixelData("1.2.840.10008.1.2.4.205", "JPIP HTJ2K Referenced Deflate");
    lossless("1.2.840.10008.1.2.5", "RLE Lossless");
    withoutPixelData("1.2.840.10008.1.2.6.1", "RFC 2557 MIME encapsulation");
    withoutPixelData("1.2.840.10008.1.2.6.2", "XML Encoding");
    withoutPixelData(
        "1.2.840.10008.1.2.7.1", "SMPTE ST 2110-20 Uncompressed Progressive Active Video");
    withoutPixelData(
        "1.2.840.10008.1.2.7.2", "SMPTE ST 2110-20 Uncompressed Interlaced Active Video");
    withoutPixelData("1.2.840.10008.1.2.7.3", "SMPTE ST 2110-30 PCM Digital Audio");
    lossless("1.2.840.10008.1.2.8.1", "Deflated Image Frame Compression");
  }

  private void lossy(String uid, String name) {
    add(uid, name, true, false, false, true, true);
  }

  private void lossless(String uid, String name) {
    add(uid, name, true, false, false, true, false);
  }

  private void withoutPixelData(String uid, String name) {
    add(uid, name, true, false, false, false, false);
  }

  private void deflatedWithoutPixelData(String uid, String name) {
    add(uid, name, true, false, true, false, false);
  }

  private void add(
      String uid,
      String name,
      boolean explicit,
      boolean bigEndian,
      boolean deflated,
      boolean encapsulated,
      boolean lossy) {
    byUid.put(
        uid,
        new TransferSyntax(uid, name, explicit, bigEndian, deflated, encapsulated, lossy, true));
  }
}
