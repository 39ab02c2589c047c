package org.isocenter.retrieve.app.pixels;

import java.util.Locale;
import java.util.Optional;
import org.isocenter.imaging.colour.ColourSpace;

/** What the parameter {@code iccprofile} asks for, PS3.18 8.3.5.1.5. */
public enum ProfileWish {
  /** It was not given: colours as they are, and nothing said of them. */
  UNSPECIFIED,
  /** No profile in the file. */
  NO,
  /** The profile of the image in the file. */
  YES,
  SRGB,
  ADOBERGB,
  ROMMRGB,
  DISPLAYP3;

  /** The wish of a value of the parameter, in any case. */
  public static Optional<ProfileWish> of(String value) {
    String name = value.toUpperCase(Locale.ROOT);
    for (var each : values()) {
      if (each != UNSPECIFIED && each.name().equals(name)) {
        return Optional.of(each);
      }
    }
    return Optional.empty();
  }

  /** Whether the file of a colour picture is to have a profile. */
  boolean isEmbedded() {
    return this != UNSPECIFIED && this != NO;
  }

  /** The space that colours are converted to. */
  Optional<ColourSpace> space() {
    return ColourSpace.of(name());
  }
}
