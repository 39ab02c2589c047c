package org.isocenter.imaging.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.isocenter.dicom.data.Dataset;
import org.isocenter.dicom.data.Vr;
import org.isocenter.dicom.dictionary.Tags;
import org.junit.jupiter.api.Test;

/** What is written on pictures at their client's wish. */
class ImageAnnotationTest {

  private static final int SIDE = 200;

  @Test
  void writesTheCornerThatIsAskedFor() {
    assertThat(written(List.of())).isEqualTo("nothing");
    assertThat(written(List.of(ImageAnnotation.PATIENT))).isEqualTo("above");
    assertThat(written(List.of(ImageAnnotation.TECHNIQUE))).isEqualTo("below");
    assertThat(written(List.of(ImageAnnotation.PATIENT, ImageAnnotation.TECHNIQUE)))
        .isEqualTo("above and below");
  }

  /** A line of an image 200 wide is 11 pixels high: three lines begin within the first 30. */
  private static String written(List<ImageAnnotation> wanted) {
    var picture = new Picture(SIDE, SIDE, 1, new byte[SIDE * SIDE]);
    var instance =
        new Dataset()
            .putText(Tags.SPECIFIC_CHARACTER_SET, Vr.CS, "ISO_IR 192")
            .putText(Tags.PATIENT_NAME, Vr.PN, "Müller^Jörg")
            .putText(Tags.PATIENT_ID, Vr.LO, "4711")
            .putText(Tags.PATIENT_BIRTH_DATE, Vr.DA, "19700102")
            .putText(Tags.MODALITY, Vr.CS, "CT")
            .putText(Tags.STUDY_DATE, Vr.DA, "20260102");
    ImageAnnotation.write(wanted, picture, new FrameAttributes(instance, 1));
    boolean above = isWritten(picture, 0, 40);
    boolean below = isWritten(picture, SIDE - 30, SIDE);
    assertThat(isWritten(picture, 40, SIDE - 30)).isFalse();
    return above ? below ? "above and below" : "above" : below ? "below" : "nothing";
  }

  private static boolean isWritten(Picture picture, int from, int to) {
    for (int i = from * SIDE; i < to * SIDE; i++) {
      if (picture.values()[i] != 0) {
        return true;
      }
    }
    return false;
  }
}
