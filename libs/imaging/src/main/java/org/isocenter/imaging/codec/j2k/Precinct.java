package org.isocenter.imaging.codec.j2k;

/** The code blocks of a precinct, by sub-band, T.800 B.6; made when its first packet has any. */
final class Precinct {
  private final Blocks[] bands;

  /** The code blocks of one sub-band of the precinct, in raster order. */
  static final class Blocks {
    final int across;
    final CodeBlock[] blocks;
    final TagTree inclusion;
    final TagTree zeroPlanes;

    private Blocks(Area blocks, int widthBits, int heightBits, Area area, Area band) {
      across = blocks.width();
      this.blocks = new CodeBlock[blocks.width() * blocks.height()];
      inclusion = new TagTree(blocks.width(), blocks.height());
      zeroPlanes = new TagTree(blocks.width(), blocks.height());
      for (int i = 0; i < this.blocks.length; i++) {
        int column = blocks.x0() + i % across;
        int row = blocks.y0() + i / across;
        var block =
            new Area(
                    column << widthBits,
                    row << heightBits,
                    column + 1 << widthBits,
                    row + 1 << heightBits)
                .intersection(area);
        this.blocks[i] =
            new CodeBlock(
                block.x0() - band.x0(), block.y0() - band.y0(), block.width(), block.height());
      }
    }
  }

  private Precinct(Blocks[] bands) {
    this.bands = bands;
  }

  Blocks[] bands() {
    return bands;
  }

  /** The precinct with a number, counted in raster order, of {@code resolution}. */
  static Precinct of(Resolution resolution, int number) {
    Subband[] subbands = resolution.subbands();
    var bands = new Blocks[subbands.length];
    for (int b = 0; b < bands.length; b++) {
      var area = resolution.precinctArea(number, subbands[b]);
      int widthBits = resolution.blockWidth();
      int heightBits = resolution.blockHeight();
      var blocks =
          area.isEmpty()
              ? new Area(0, 0, 0, 0)
              : new Area(
                  area.x0() >> widthBits,
                  area.y0() >> heightBits,
                  Area.ceilShift(area.x1(), widthBits),
                  Area.ceilShift(area.y1(), heightBits));
      bands[b] = new Blocks(blocks, widthBits, heightBits, area, subbands[b].area());
    }
    return new Precinct(bands);
  }
}
