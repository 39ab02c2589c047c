package org.isocenter.imaging.colour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.color.ICC_ColorSpace;
import java.awt.color.ICC_Profile;
import org.isocenter.imaging.render.Picture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The colour management of the JDK, LittleCMS, is what conversions are compared with. */
class ColourConversionTest {

  private static final int STEP = 51;

  @ParameterizedTest
  @EnumSource(ColourSpace.class)
  void toSrgbIsWhatLittleCmsMakesOfTheSameProfile(ColourSpace space) throws ProfileException {
    var conversion = ColourConversion.of(IccProfile.read(space.profile()), ColourSpace.SRGB);
    var reference = new ICC_ColorSpace(ICC_Profile.getInstance(space.profile()));

    for (int red = 0; red <= 255; red += STEP) {
      for (int green = 0; green <= 255; green += STEP) {
        for (int blue = 0; blue <= 255; blue += STEP) {
          float[] wanted = reference.toRGB(new float[] {red / 255f, green / 255f, blue / 255f});
          byte[] found = converted(conversion, red, green, blue);
          for (int channel = 0; channel < 3; channel++) {
            assertThat(found[channel] & 0xFF)
                .as("%s %d %d %d", space, red, green, blue)
                .isCloseTo(Math.round(wanted[channel] * 255), within(2));
          }
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource(ColourSpace.class)
  void greysStayGreyInEverySpace(ColourSpace space) throws ProfileException {
    var there = ColourConversion.of(ColourSpace.SRGB, space);
    var back = ColourConversion.of(space, ColourSpace.SRGB);
    for (int grey = 0; grey < 256; grey++) {
      byte[] found = converted(there, grey, grey, grey);

      assertThat(found[0] & 0xFF).isCloseTo(found[1] & 0xFF, within(1));
      byte[] again = converted(back, found[0] & 0xFF, found[1] & 0xFF, found[2] & 0xFF);
      assertThat(again[1] & 0xFF).isCloseTo(grey, within(2));
    }
  }

  /** Worked out by the formulas of IEC 61966-2-1 and Adobe RGB (1998). */
  @ParameterizedTest
  @CsvSource({"255, 0, 0, 219, 0, 0", "255, 255, 255, 255, 255, 255", "0, 0, 0, 0, 0, 0"})
  void srgbInAdobeRgb(int r, int g, int b, int red, int green, int blue) throws ProfileException {
    byte[] found = converted(ColourConversion.of(ColourSpace.SRGB, ColourSpace.ADOBERGB), r, g, b);

    assertThat(found[0] & 0xFF).isCloseTo(red, within(1));
    assertThat(found[1] & 0xFF).isCloseTo(green, within(1));
    assertThat(found[2] & 0xFF).isCloseTo(blue, within(1));
  }

  @Test
  void picturesOfGreyStayAsTheyAre() throws ProfileException {
    var picture = new Picture(1, 2, 1, new byte[] {10, 20});

    ColourConversion.of(ColourSpace.ADOBERGB, ColourSpace.SRGB).apply(picture);

    assertThat(picture.values()).containsExactly(10, 20);
  }

  private static byte[] converted(ColourConversion conversion, int red, int green, int blue) {
    byte[] values = {(byte) red, (byte) green, (byte) blue};
    conversion.apply(new Picture(1, 1, 3, values));
    return values;
  }
}
