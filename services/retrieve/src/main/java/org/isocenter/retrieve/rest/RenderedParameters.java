package org.isocenter.retrieve.rest;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.isocenter.dicomweb.DicomWebException.BadRequest;
import org.isocenter.imaging.render.View;
import org.isocenter.imaging.render.Viewport;
import org.isocenter.imaging.render.Viewport.Box;
import org.isocenter.imaging.render.Viewport.Region;
import org.isocenter.imaging.render.VoiWindow;
import org.isocenter.imaging.render.VoiWindow.Function;
import org.isocenter.retrieve.app.pixels.ProfileWish;
import org.isocenter.retrieve.app.pixels.Rendition;

/**
 * The parameters of rendered resources, PS3.18 8.3.5, and of the URI service, 9.1.2.2; nonsense is
 * refused here.
 */
final class RenderedParameters {

  private static final int LARGEST_SIDE = 0xFFFF;
  private static final int THUMBNAIL_SIDE = 256;

  private final ClientRequest request;

  private RenderedParameters(ClientRequest request) {
    this.request = request;
  }

  /** Of rendered resources, table 8.3.5-1. */
  static Rendition read(ClientRequest request) {
    var parameters = new RenderedParameters(request);
    var viewport = request.parameter("viewport").map(RenderedParameters::viewport);
    return new Rendition(
        new View(
            request.parameter("window").map(RenderedParameters::window),
            viewport.orElse(Viewport.WHOLE),
            true),
        parameters.quality("quality"),
        parameters.profile(),
        AnnotationParameter.read(request).wanted());
  }

  /** Of thumbnails, 8.3.5.2: small, and without overlays, which may tell who it is. */
  static Rendition ofThumbnail(ClientRequest request) {
    var asked = request.parameter("viewport").map(text -> fields("viewport", text));
    if (asked.isPresent() && asked.get().size() != 2) {
      throw new BadRequest("The viewport of a thumbnail is its width and height.");
    }
    var box =
        asked
            .map(RenderedParameters::box)
            .orElseGet(() -> new Box(THUMBNAIL_SIDE, THUMBNAIL_SIDE, false));
    var viewport = new Viewport(Optional.of(box), Optional.empty());
    return new Rendition(new View(Optional.empty(), viewport, false), Rendition.DEFAULT_QUALITY);
  }

  /** Of the URI service. */
  static Rendition ofUri(ClientRequest request) {
    var parameters = new RenderedParameters(request);
    return new Rendition(
        new View(parameters.windowOfUri(), parameters.viewportOfUri(), true),
        parameters.quality("imageQuality"),
        ProfileWish.UNSPECIFIED,
        AnnotationParameter.read(request).wanted());
  }

  private ProfileWish profile() {
    return request
        .parameter("iccprofile")
        .map(name ->
            ProfileWish.of(name)
                .orElseThrow(() ->
                    new BadRequest("iccprofile is no, yes, srgb, adobergb, rommrgb or displayp3.")))
        .orElse(ProfileWish.UNSPECIFIED);
  }

  private int quality(String name) {
    return request
        .parameter(name)
        .map(text -> integer(name, text, 100))
        .orElse(Rendition.DEFAULT_QUALITY);
  }

  private static VoiWindow window(String text) {
    var fields = fields("window", text);
    if (fields.size() < 2 || fields.size() > 3) {
      throw new BadRequest("window is a centre, a width and a function.");
    }
    var function =
        fields.size() == 2
            ? Function.LINEAR
            : Function.of(fields.get(2))
                .orElseThrow(() ->
                    new BadRequest("The function of a window is linear, linear-exact or sigmoid."));
    return window(decimal("window", fields.get(0)), decimal("window", fields.get(1)), function);
  }

  private static VoiWindow window(double centre, double width, Function function) {
    try {
      return new VoiWindow(centre, width, function);
    } catch (IllegalArgumentException e) {
      throw new BadRequest(String.valueOf(e.getMessage()));
    }
  }

  private static Viewport viewport(String text) {
    var fields = fields("viewport", text);
    if (fields.size() != 2 && fields.size() != 6) {
      throw new BadRequest("viewport is a width and a height, and may go on with a region.");
    }
    Optional<Region> region = fields.size() == 2 ? Optional.empty() : Optional.of(region(fields));
    return new Viewport(Optional.of(box(fields)), region);
  }

  private static Box box(List<String> fields) {
    return new Box(
        integer("viewport", fields.get(0), LARGEST_SIDE),
        integer("viewport", fields.get(1), LARGEST_SIDE),
        true);
  }

  private static Region region(List<String> fields) {
    return new Region(
        optional(fields.get(2)).orElse(0),
        optional(fields.get(3)).orElse(0),
        optional(fields.get(4)),
        optional(fields.get(5)),
        false);
  }

  private static OptionalDouble optional(String text) {
    return text.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(decimal("viewport", text));
  }

  private Optional<VoiWindow> windowOfUri() {
    var centre = request.parameter("windowCenter");
    var width = request.parameter("windowWidth");
    if (centre.isPresent() != width.isPresent()) {
      throw new BadRequest("windowCenter and windowWidth go together.");
    }
    return centre.map(text ->
        window(
            decimal("windowCenter", text),
            decimal("windowWidth", width.orElseThrow()),
            Function.LINEAR));
  }

  private Viewport viewportOfUri() {
    var rows = request.parameter("rows").map(text -> integer("rows", text, LARGEST_SIDE));
    var columns = request.parameter("columns").map(text -> integer("columns", text, LARGEST_SIDE));
    Optional<Box> box =
        rows.isPresent() || columns.isPresent()
            ? Optional.of(new Box(columns.orElse(LARGEST_SIDE), rows.orElse(LARGEST_SIDE), true))
            : Optional.empty();
    return new Viewport(box, request.parameter("region").map(RenderedParameters::regionOfUri));
  }

  /** Left, top, right and lower edge as fractions, 9.1.2.2.7. */
  private static Region regionOfUri(String text) {
    var edges = fields("region", text).stream().map(field -> decimal("region", field)).toList();
    boolean within = edges.stream().allMatch(edge -> edge >= 0 && edge <= 1);
    if (edges.size() != 4
        || !within
        || edges.get(0) >= edges.get(2)
        || edges.get(1) >= edges.get(3)) {
      throw new BadRequest(
          "region is four numbers from 0 to 1: the left, upper, right and lower edge.");
    }
    return new Region(
        edges.get(0),
        edges.get(1),
        OptionalDouble.of(edges.get(2) - edges.get(0)),
        OptionalDouble.of(edges.get(3) - edges.get(1)),
        true);
  }

  private static List<String> fields(String name, String text) {
    if (text.isBlank()) {
      throw new BadRequest("The parameter %s is empty.".formatted(name));
    }
    return List.of(text.split(",", -1)).stream().map(String::strip).toList();
  }

  private static int integer(String name, String text, int most) {
    int number = text.matches("[0-9]{1,5}") ? Integer.parseInt(text) : 0;
    if (number < 1 || number > most) {
      throw new BadRequest("%s takes whole numbers from 1 to %d.".formatted(name, most));
    }
    return number;
  }

  private static double decimal(String name, String text) {
    if (!text.matches("[+-]?([0-9]{1,15}(\\.[0-9]{0,15})?|\\.[0-9]{1,15})([eE][+-]?[0-9]{1,2})?")) {
      throw new BadRequest("%s takes decimal numbers.".formatted(name));
    }
    return Double.parseDouble(text);
  }
}
