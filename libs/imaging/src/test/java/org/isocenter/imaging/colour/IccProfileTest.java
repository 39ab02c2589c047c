package org.isocenter.imaging.colour;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class IccProfileTest {

  private static final byte[] SRGB = ColourSpace.SRGB.profile();

  @ParameterizedTest
  @EnumSource(ColourSpace.class)
  void readsWhatIsWritten(ColourSpace space) throws ProfileException {
    var model = IccProfile.read(space.profile()).model();

    assertThat(model.matrix()).containsExactly(space.model().matrix(), within(1e-4));
    for (double value = 0; value <= 1; value += 0.01) {
      assertThat(model.curves().get(1).light(value))
          .isCloseTo(space.model().curves().get(1).light(value), within(1e-3));
    }
  }

  /** The JDK's own profile has curves of another kind: a table of 1024 entries. */
  @Test
  void readsProfilesOfOthers() throws ProfileException {
    byte[] bytes = ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();

    var model = IccProfile.read(bytes).model();

    assertThat(model.matrix()).containsExactly(ColourSpace.SRGB.model().matrix(), within(0.002));
    assertThat(model.curves().get(0).light(0.5)).isCloseTo(0.214, within(0.002));
  }

  @Test
  void leavesOutPaddingBehindIt() throws ProfileException {
    assertThat(IccProfile.read(Arrays.copyOf(SRGB, SRGB.length + 1)).bytes()).isEqualTo(SRGB);
  }

  @Test
  void refusesToReckonWithLookupTables() throws ProfileException {
    byte[] renamed = SRGB.clone();
    put(renamed, indexOf(renamed, "rTRC"), "A2B0");
    var profile = IccProfile.read(renamed);

    assertThatThrownBy(profile::model)
        .isInstanceOf(ProfileException.class)
        .hasMessageContaining("lookup tables");
  }

  @ParameterizedTest
  @ValueSource(strings = {"acsp", "RGB "})
  void refusesWhatIsNoProfileOfColours(String signature) {
    byte[] other = SRGB.clone();
    put(other, indexOf(other, signature), "GRAY");

    assertThatThrownBy(() -> IccProfile.read(other)).isInstanceOf(ProfileException.class);
  }

  @Test
  void refusesPrimariesThatAreNoSpace() throws ProfileException {
    byte[] flat = SRGB.clone();
    int green = ByteBuffer.wrap(flat).getInt(indexOf(flat, "gXYZ") + 4);
    int red = ByteBuffer.wrap(flat).getInt(indexOf(flat, "rXYZ") + 4);
    System.arraycopy(flat, red, flat, green, 20);
    var model = IccProfile.read(flat).model();

    assertThatThrownBy(() -> ColourSpace.SRGB.model().to(model))
        .isInstanceOf(ProfileException.class);
  }

  @Test
  void isCutOffAnywhereWithoutOtherFailures() {
    for (int length = 0; length < SRGB.length; length++) {
      byte[] cut = Arrays.copyOf(SRGB, length);
      assertThatThrownBy(() -> IccProfile.read(cut)).isInstanceOf(ProfileException.class);
    }
  }

  @Test
  void isDamagedAnywhereWithoutOtherFailures() {
    var random = new Random(6);
    int converted = 0;
    for (int i = 0; i < 2_000; i++) {
      byte[] damaged = SRGB.clone();
      for (int j = 0; j <= random.nextInt(4); j++) {
        damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
      }
      try {
        ColourConversion.of(IccProfile.read(damaged), ColourSpace.SRGB);
        converted++;
      } catch (ProfileException e) {
        assertThat(e).hasMessageStartingWith("The ");
      }
    }

    assertThat(converted).isPositive();
  }

  private static int indexOf(byte[] bytes, String text) {
    return new String(bytes, ISO_8859_1).indexOf(text);
  }

  private static void put(byte[] bytes, int at, String text) {
    System.arraycopy(text.getBytes(US_ASCII), 0, bytes, at, text.length());
  }
}
