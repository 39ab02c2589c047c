package org.isocenter.imaging.codec.j2k;

/** A component of a tile, divided into resolutions, T.800 B.3 and B.5. */
final class TileComponent {
  private final Area area;
  private final ImageSize.Component sampling;
  private final CodingStyle style;
  private final Quantization quantization;
  private final int regionShift;
  private final Resolution[] resolutions;

  TileComponent(Area tile, ImageSize.Component sampling, Parameters parameters, int number) {
    this.sampling = sampling;
    this.area = tile.subsampled(sampling.dx(), sampling.dy());
    this.style = parameters.style(number);
    this.quantization = parameters.quantization(number);
    this.regionShift = parameters.regionShift(number);
    this.resolutions = new Resolution[style.levels() + 1];
    for (int r = 0; r < resolutions.length; r++) {
      resolutions[r] = new Resolution(area, style, r);
    }
  }

  Area area() {
    return area;
  }

  ImageSize.Component sampling() {
    return sampling;
  }

  CodingStyle style() {
    return style;
  }

  Quantization quantization() {
    return quantization;
  }

  int regionShift() {
    return regionShift;
  }

  Resolution[] resolutions() {
    return resolutions;
  }
}
