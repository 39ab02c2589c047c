package org.isocenter.imaging.codec.jpeg;

import org.isocenter.imaging.codec.CodecException;

/** Decodes the blocks of one component in one scan. */
sealed interface BlockDecoder
    permits SequentialBlocks, FirstDirect, RefinedDirect, FirstAlternating, RefinedAlternating {

  DctComponent component();

  /** Decodes the block in column {@code x} of block row {@code y}. */
  void decode(int x, int y) throws CodecException;

  /** Forgets what was carried over from blocks before, at a restart marker. */
  void restart();
}
