package org.isocenter.retrieve.app.pixels;

import java.util.Optional;
import org.isocenter.imaging.colour.ColourConversion;
import org.isocenter.imaging.colour.EmbeddedProfile;
import org.isocenter.imaging.colour.ProfileException;
import org.isocenter.imaging.render.Picture;

/**
 * What is done with the colours of a picture, and what its file says of them.
 *
 * @param conversion of the colours, where they are not to stay
 * @param profile that the file is to have
 */
record Colours(Optional<ColourConversion> conversion, Optional<byte[]> profile) {

  static final Colours AS_THEY_ARE = new Colours(Optional.empty(), Optional.empty());

  Picture converted(Picture picture) {
    conversion.ifPresent(found -> found.apply(picture));
    return picture;
  }

  /** The file with the profile in it, of a picture that has colours. */
  byte[] declared(byte[] file, String type) throws ProfileException {
    if (profile.isEmpty()) {
      return file;
    }
    return switch (type) {
      case "image/jpeg" -> EmbeddedProfile.inJpeg(file, profile.get());
      case "image/png" -> EmbeddedProfile.inPng(file, profile.get());
      case "image/gif" -> file; // its writer has put it in
      default ->
          throw new ProfileException("Files of type %s have no ICC profile.".formatted(type));
    };
  }
}
