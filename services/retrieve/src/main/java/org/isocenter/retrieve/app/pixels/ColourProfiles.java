package org.isocenter.retrieve.app.pixels;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.isocenter.dicom.data.Dataset;
import org.isocenter.dicom.data.Element;
import org.isocenter.dicom.dictionary.Tags;
import org.isocenter.imaging.colour.ColourConversion;
import org.isocenter.imaging.colour.ColourSpace;
import org.isocenter.imaging.colour.IccProfile;
import org.isocenter.imaging.colour.ProfileException;

/** ICC profiles of images, PS3.3 C.11.15: of the instance, or of the optical path of a frame. */
@ApplicationScoped
class ColourProfiles {

  /** Which are looked through for each frame of one file. */
  private static final int MOST_PATHS = 64;

  private static final String PROFILE = "%08X".formatted(Tags.ICC_PROFILE);

  private final FramePixels pixels;
  private final ProfileLimit limit;

  ColourProfiles(FramePixels pixels, ProfileLimit limit) {
    this.pixels = pixels;
    this.limit = limit;
  }

  /**
   * What is to be done with the colours of a frame.
   *
   * @param number of the frame, counted from 1
   * @throws ProfileException when its profile cannot be used as is wished
   */
  Colours of(StoredImage image, int number, ProfileWish wish) throws IOException, ProfileException {
    return staysAsItIs(image, wish)
        ? Colours.AS_THEY_ARE
        : of(image, source(image.attributes(), number), wish);
  }

  /**
   * What is to be done with the colours of each frame, where all come into one file.
   *
   * @throws ProfileException also when they have different profiles and keep them
   */
  List<Colours> ofAll(StoredImage image, ProfileWish wish) throws IOException, ProfileException {
    if (staysAsItIs(image, wish)) {
      return Collections.nCopies(image.frames(), Colours.AS_THEY_ARE);
    }
    if (image.attributes().items(Tags.OPTICAL_PATH_SEQUENCE).size() > MOST_PATHS) {
      throw new ProfileException("The image has more than %d optical paths.".formatted(MOST_PATHS));
    }
    List<Colours> all = new ArrayList<>();
    Map<Optional<String>, Colours> known = new HashMap<>();
    for (int number = 1; number <= image.frames(); number++) {
      var source = source(image.attributes(), number);
      var path = source.map(Source::path);
      var colours = known.get(path);
      if (colours == null) {
        colours = of(image, source, wish);
        known.put(path, colours);
        requireOne(colours, all);
      }
      all.add(colours);
    }
    return all;
  }

  private static void requireOne(Colours next, List<Colours> before) throws ProfileException {
    if (!before.isEmpty()
        && !Arrays.equals(
            next.profile().orElseThrow(), before.getFirst().profile().orElseThrow())) {
      throw new ProfileException("The frames have different ICC profiles, and a file has one.");
    }
  }

  private static boolean staysAsItIs(StoredImage image, ProfileWish wish) {
    return !wish.isEmbedded() || isGrey(image);
  }

  private Colours of(StoredImage image, Optional<Source> source, ProfileWish wish)
      throws IOException, ProfileException {
    Optional<IccProfile> profile =
        source.isPresent() ? read(image, source.get()) : Optional.empty();
    var assumed = namedSpace(image.attributes());
    if (wish.space().isEmpty()) {
      return new Colours(
          Optional.empty(),
          Optional.of(profile.isPresent() ? profile.get().bytes() : assumed.profile()));
    }
    var space = wish.space().get();
    var conversion =
        profile.isPresent()
            ? ColourConversion.of(profile.get(), space)
            : ColourConversion.of(assumed, space);
    boolean same = profile.isEmpty() && assumed == space;
    return new Colours(
        same ? Optional.empty() : Optional.of(conversion), Optional.of(space.profile()));
  }

  private static boolean isGrey(StoredImage image) {
    return switch (image.declared().photometric()) {
      case MONOCHROME1, MONOCHROME2 -> true;
      default -> false;
    };
  }

  /** The space that the image names; what browsers take colours for that come without a word. */
  private static ColourSpace namedSpace(Dataset attributes) {
    return attributes.string(Tags.COLOR_SPACE).flatMap(ColourSpace::of).orElse(ColourSpace.SRGB);
  }

  /**
   * Where a profile stands.
   *
   * @param path of the item within the image, as bulk data is named; empty: the image itself
   */
  private record Source(String path, Element profile) {}

  private static Optional<Source> source(Dataset attributes, int number) {
    var own = attributes.get(Tags.ICC_PROFILE);
    if (own.isPresent()) {
      return own.map(profile -> new Source("", profile));
    }
    List<Dataset> paths = attributes.items(Tags.OPTICAL_PATH_SEQUENCE);
    var wanted = opticalPath(attributes, number);
    for (int i = 0; i < paths.size(); i++) {
      var path = paths.get(i);
      boolean isIt = wanted.isEmpty() || wanted.equals(path.string(Tags.OPTICAL_PATH_IDENTIFIER));
      if (isIt && path.contains(Tags.ICC_PROFILE)) {
        var place = "%08X/%d/".formatted(Tags.OPTICAL_PATH_SEQUENCE, i);
        return path.get(Tags.ICC_PROFILE).map(profile -> new Source(place, profile));
      }
    }
    return Optional.empty();
  }

  /** Optical Path Identification functional group, PS3.3 C.8.12.6.2. */
  private static Optional<String> opticalPath(Dataset attributes, int number) {
    var frames = attributes.items(Tags.PER_FRAME_FUNCTIONAL_GROUPS_SEQUENCE);
    Optional<String> own =
        number <= frames.size() ? identifier(frames.get(number - 1)) : Optional.empty();
    return own.or(() ->
        attributes.items(Tags.SHARED_FUNCTIONAL_GROUPS_SEQUENCE).stream()
            .findFirst()
            .flatMap(ColourProfiles::identifier));
  }

  private static Optional<String> identifier(Dataset group) {
    return group.items(Tags.OPTICAL_PATH_IDENTIFICATION_SEQUENCE).stream()
        .findFirst()
        .flatMap(item -> item.string(Tags.OPTICAL_PATH_IDENTIFIER));
  }

  private Optional<IccProfile> read(StoredImage image, Source source)
      throws IOException, ProfileException {
    byte[] bytes =
        switch (source.profile) {
          case Element.Value value -> value.bytes();
          case Element.Reference _ ->
              pixels
                  .value(image.instance(), source.path + PROFILE, limit.bytes())
                  .orElseThrow(() ->
                      new ProfileException(
                          "The ICC profile has more than %d bytes.".formatted(limit.bytes())));
          default -> throw new ProfileException("The ICC profile is no value.");
        };
    return bytes.length == 0 ? Optional.empty() : Optional.of(IccProfile.read(bytes));
  }
}
