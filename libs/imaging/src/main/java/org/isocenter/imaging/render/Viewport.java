package org.isocenter.imaging.render;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Which region of an image is shown how large, PS3.18 8.3.5.1.3.
 *
 * @param box in which the region is made to fit, its aspect ratio kept; empty leaves its size
 * @param region empty for the whole image
 */
public record Viewport(Optional<Box> box, Optional<Region> region) {

  /** The whole image in its own size. */
  public static final Viewport WHOLE = new Viewport(Optional.empty(), Optional.empty());

  /**
   * The size of a screen.
   *
   * @param enlarges whether smaller pictures are enlarged to it
   */
  public record Box(int columns, int rows, boolean enlarges) {
    public Box {
      if (columns < 1 || rows < 1) {
        throw new IllegalArgumentException("A viewport has a width and a height of 1 or more.");
      }
    }
  }

  /**
   * A part of an image.
   *
   * @param left first column, from 0
   * @param top first row, from 0
   * @param width negative where left and right are to trade places; empty up to the right edge
   * @param height negative where top and bottom are to trade places; empty down to the lower edge
   * @param relative whether all of these are fractions of the image's size
   */
  public record Region(
      double left, double top, OptionalDouble width, OptionalDouble height, boolean relative) {}

  /**
   * What the viewport means for an image.
   *
   * @param width above 0
   * @param height above 0
   * @param columns of the picture
   * @param rows of the picture
   */
  public record Placement(
      double left,
      double top,
      double width,
      double height,
      boolean flippedAcross,
      boolean flippedDown,
      int columns,
      int rows) {

    /** The same for an image of which every side has been reduced by these factors. */
    public Placement reduced(double across, double down) {
      return new Placement(
          left / across,
          top / down,
          width / across,
          height / down,
          flippedAcross,
          flippedDown,
          columns,
          rows);
    }
  }

  /**
   * Places an image.
   *
   * @throws RegionOutsideException when the region lies outside of it
   */
  public Placement place(int columns, int rows) {
    return place(columns, rows, PixelShape.SQUARE);
  }

  /**
   * Places an image so that its pixels become square.
   *
   * @throws RegionOutsideException when the region lies outside of it
   */
  public Placement place(int columns, int rows, PixelShape shape) {
    double unitAcross = relative() ? columns : 1;
    double unitDown = relative() ? rows : 1;
    double left = region.map(Region::left).orElse(0.0) * unitAcross;
    double top = region.map(Region::top).orElse(0.0) * unitDown;
    var askedAcross = region.map(Region::width).orElse(OptionalDouble.empty());
    var askedDown = region.map(Region::height).orElse(OptionalDouble.empty());
    double across = extent(left, askedAcross, unitAcross, columns);
    double down = extent(top, askedDown, unitDown, rows);
    double width = across * shape.across();
    double height = down * shape.down();
    double scale = scale(width, height);
    return new Placement(
        left,
        top,
        across,
        down,
        askedAcross.orElse(1) < 0,
        askedDown.orElse(1) < 0,
        (int) Math.max(1, Math.round(width * scale)),
        (int) Math.max(1, Math.round(height * scale)));
  }

  private boolean relative() {
    return region.isPresent() && region.get().relative();
  }

  /** How far the region reaches, cut off at the edge of the image. */
  private static double extent(double from, OptionalDouble asked, double unit, int size) {
    double wanted = asked.isPresent() ? Math.abs(asked.getAsDouble()) * unit : size - from;
    double extent = Math.min(wanted, size - from);
    if (!(from >= 0 && extent > 0)) {
      throw new RegionOutsideException();
    }
    return extent;
  }

  /** By how much a picture is scaled to be shown in the box; 1 where there is none. */
  public double scale(double across, double down) {
    if (box.isEmpty()) {
      return 1;
    }
    double fitting = Math.min(box.get().columns() / across, box.get().rows() / down);
    return box.get().enlarges() ? fitting : Math.min(1, fitting);
  }
}
