package org.isocenter.imaging.presentation;

import static java.util.stream.Collectors.toList;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.isocenter.imaging.draw.Canvas;
import org.isocenter.imaging.draw.Ink;
import org.isocenter.imaging.draw.Lettering;
import org.isocenter.imaging.draw.Outline;
import org.isocenter.imaging.draw.Outline.Point;
import org.isocenter.imaging.draw.Pen;
import org.isocenter.imaging.presentation.TextObject.Anchor;
import org.isocenter.imaging.presentation.TextObject.Box;
import org.isocenter.imaging.presentation.TextObject.Justification;
import org.isocenter.imaging.render.Picture;

/** Draws graphic annotations on the picture, layer by layer, PS3.3 C.10.5 and C.10.7. */
final class AnnotationPainter {

  /** Lines are as thick as is seen well on the whole picture. */
  private static final int SIDE_OF_THINNEST = 512;

  /** Pixels between an anchor point and a text without a box. */
  private static final int GAP = 4;

  private static final double FARTHEST = 1 << 20;

  private final PresentationState state;
  private final Stage stage;
  private final Canvas canvas;
  private final int width;

  AnnotationPainter(PresentationState state, Stage stage, Picture picture) {
    this.state = state;
    this.stage = stage;
    this.canvas = picture.canvas();
    this.width = Math.max(1, Math.max(picture.rows(), picture.columns()) / SIDE_OF_THINNEST);
  }

  void paint(String sopInstanceUid, int frame) {
    Map<String, List<GraphicAnnotation>> byLayer =
        state.annotations().stream()
            .filter(each -> ReferencedImage.include(each.images(), sopInstanceUid, frame))
            .collect(Collectors.groupingBy(GraphicAnnotation::layer, LinkedHashMap::new, toList()));
    Map<String, List<GraphicAnnotation>> unnamed = new LinkedHashMap<>(byLayer);
    state.layers().forEach(layer -> unnamed.remove(layer.name()));
    unnamed.values().forEach(annotations -> paint(annotations, Ink.WHITE));
    for (var layer : state.layers()) {
      paint(byLayer.getOrDefault(layer.name(), List.of()), layer.ink());
    }
  }

  private void paint(List<GraphicAnnotation> annotations, Ink ink) {
    annotations.forEach(annotation -> paint(annotation, ink));
  }

  private void paint(GraphicAnnotation annotation, Ink ink) {
    var pen = new Pen(canvas, ink, width);
    annotation.graphics().forEach(graphic -> paint(graphic, pen));
    annotation.texts().forEach(text -> paint(text, ink));
  }

  private void paint(GraphicObject graphic, Pen pen) {
    var points = graphic.points().stream().map(point -> stage.of(graphic.units(), point)).toList();
    switch (graphic.type()) {
      case POINT -> pen.cross(points.getFirst());
      case POLYLINE -> paint(graphic, new Outline(points), pen);
      case INTERPOLATED -> paint(graphic, new Outline(points).smoothed(), pen);
      case CIRCLE -> paint(graphic, circle(graphic), pen);
      case ELLIPSE -> paint(graphic, ellipse(points), pen);
    }
  }

  private static void paint(GraphicObject graphic, Outline outline, Pen pen) {
    if (graphic.filled()) {
      pen.fill(outline);
    } else {
      pen.draw(outline);
    }
  }

  /** Its radius is one of the image, so that it is turned and stretched with it. */
  private Outline circle(GraphicObject graphic) {
    Point centre = graphic.points().get(0);
    Point rim = graphic.points().get(1);
    double radius = Math.hypot(rim.x() - centre.x(), rim.y() - centre.y());
    Point middle = stage.of(graphic.units(), centre);
    Point right = stage.of(graphic.units(), new Point(centre.x() + radius, centre.y()));
    Point below = stage.of(graphic.units(), new Point(centre.x(), centre.y() + radius));
    return Outline.ellipse(middle, fromTo(middle, right), fromTo(middle, below));
  }

  private static Outline ellipse(List<Point> ends) {
    Point centre = middle(ends.get(0), ends.get(1));
    Point other = middle(ends.get(2), ends.get(3));
    return Outline.ellipse(centre, fromTo(centre, ends.get(1)), fromTo(other, ends.get(3)));
  }

  private static Point middle(Point one, Point other) {
    return new Point((one.x() + other.x()) / 2, (one.y() + other.y()) / 2);
  }

  private static Point fromTo(Point from, Point to) {
    return new Point(to.x() - from.x(), to.y() - from.y());
  }

  private void paint(TextObject text, Ink ink) {
    var lettering =
        text.box()
            .map(box -> fitting(text.lines(), box, ink))
            .orElseGet(() -> Lettering.readable(canvas, ink));
    var frame = text.box().map(this::frame).orElseGet(() -> beside(text, lettering));
    text.anchor()
        .filter(Anchor::visible)
        .ifPresent(anchor ->
            new Pen(canvas, ink, width)
                .draw(
                    new Outline(
                        List.of(frame.centre(), stage.of(anchor.units(), anchor.point())))));
    var justification = text.box().map(Box::justification).orElse(Justification.LEFT);
    for (int i = 0; i < text.lines().size(); i++) {
      String line = text.lines().get(i);
      double spare = frame.width - lettering.width(line);
      double indent =
          switch (justification) {
            case LEFT -> 0;
            case CENTER -> spare / 2;
            case RIGHT -> spare;
          };
      lettering.write(line, whole(frame.left + indent), whole(frame.top) + lettering.height(i));
    }
  }

  private Lettering fitting(List<String> lines, Box box, Ink ink) {
    var frame = frame(box);
    return Lettering.fitting(canvas, ink, lines, frame.width, frame.height);
  }

  /** A rectangle of the picture. */
  private record Frame(double left, double top, double width, double height) {
    Point centre() {
      return new Point(left + width / 2, top + height / 2);
    }
  }

  private Frame frame(Box box) {
    Point one = stage.of(box.units(), box.one());
    Point other = stage.of(box.units(), box.other());
    return new Frame(
        Math.min(one.x(), other.x()),
        Math.min(one.y(), other.y()),
        Math.abs(one.x() - other.x()),
        Math.abs(one.y() - other.y()));
  }

  private Frame beside(TextObject text, Lettering lettering) {
    var anchor = text.anchor().orElseThrow();
    Point point = stage.of(anchor.units(), anchor.point());
    int broadest = text.lines().stream().mapToInt(lettering::width).max().orElse(0);
    double gap = (double) GAP * width;
    return new Frame(point.x() + gap, point.y() + gap, broadest, lettering.height(1));
  }

  private static int whole(double coordinate) {
    return (int) Math.round(Math.max(-FARTHEST, Math.min(FARTHEST, coordinate)));
  }
}
