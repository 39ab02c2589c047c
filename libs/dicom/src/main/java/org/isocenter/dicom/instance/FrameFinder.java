package org.isocenter.dicom.instance;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.isocenter.dicom.data.TransferSyntax;

/** Decides from what a scan has seen of pixel data where its frames are. */
final class FrameFinder {
  private final PixelLayout layout;
  private final List<String> warnings;

  FrameFinder(PixelLayout layout, List<String> warnings) {
    this.layout = layout;
    this.warnings = warnings;
  }

  FrameTable uncompressed(Extent value) {
    long bits = frameBits(value.length());
    if (bits == 0) {
      warnings.add("Pixel data has no frames: rows, columns or bits allocated are missing or zero");
      return new FrameTable.None();
    }
    int count = (int) Math.min(layout.frames(), value.length() * Byte.SIZE / bits);
    if (count < layout.frames()) {
      warnings.add("Pixel data holds %d of %d frames".formatted(count, layout.frames()));
    }
    return count == 0 ? new FrameTable.None() : new FrameTable.Native(value.offset(), bits, count);
  }

  /** Writers exist that declare YBR_FULL_422 and store every sample: the length tells. */
  private long frameBits(long length) {
    long bits = layout.frameBits();
    if (!layout.halfChroma()) {
      return bits;
    }
    return length * Byte.SIZE >= bits * layout.frames() ? bits : bits / 3 * 2;
  }

  /** Frames of fragments, by an offset table or else by what the fragments show. */
  FrameTable encapsulated(Fragments fragments, OffsetTables tables, TransferSyntax syntax) {
    if (fragments.count() == 0) {
      warnings.add("Encapsulated pixel data has no fragments");
      return new FrameTable.None();
    }
    Optional<int[]> told = tables.firstFragments(fragments);
    if (told.isEmpty() && !tables.isEmpty()) {
      warnings.add("The offset table does not fit the fragments and is ignored");
    }
    int[] firstFragments =
        told.filter(starts -> starts.length == layout.frames() || !countsAgree(fragments))
            .orElseGet(() -> shown(fragments, syntax));
    if (firstFragments.length != layout.frames() && !isVideo(syntax)) {
      warnings.add(
          "Pixel data holds %d of %d frames".formatted(firstFragments.length, layout.frames()));
    }
    if (firstFragments.length == fragments.count() && !tables.shorten(fragments)) {
      warnings.add("The lengths of the Extended Offset Table do not fit and are ignored");
    }
    return fragments.frames(firstFragments);
  }

  private boolean countsAgree(Fragments fragments) {
    return fragments.count() == layout.frames();
  }

  private int[] shown(Fragments fragments, TransferSyntax syntax) {
    if (isVideo(syntax)) {
      return new int[] {0};
    }
    if (layout.frames() == 1) {
      return new int[] {0};
    }
    if (countsAgree(fragments) || isOneFragmentPerFrame(syntax)) {
      return IntStream.range(0, fragments.count()).toArray();
    }
    int[] starts = fragments.imageStarts();
    if (starts.length > 0 && starts[0] == 0) {
      return starts;
    }
    return IntStream.range(0, fragments.count()).toArray();
  }

  /** PS3.5 A.4.2 for RLE; PS3.5 A.4.11 and A.4.12 for uncompressed and deflated frames. */
  private static boolean isOneFragmentPerFrame(TransferSyntax syntax) {
    return syntax.equals(TransferSyntax.RLE_LOSSLESS)
        || syntax.equals(TransferSyntax.ENCAPSULATED_UNCOMPRESSED)
        || syntax.equals(TransferSyntax.DEFLATED_IMAGE_FRAME);
  }

  /** MPEG-2, MPEG-4 AVC and HEVC: one stream, which alone knows where pictures begin. */
  private static boolean isVideo(TransferSyntax syntax) {
    return syntax.uid().matches("1\\.2\\.840\\.10008\\.1\\.2\\.4\\.10[0-8](\\.1)?");
  }
}
