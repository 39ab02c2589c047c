package org.isocenter.dicom.dictionary;

import static org.assertj.core.api.Assertions.assertThat;

import org.isocenter.dicom.data.TransferSyntax;
import org.isocenter.dicom.data.Vr;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DictionaryTest {

  @ParameterizedTest
  @CsvSource({
    "00080018,UI,SOPInstanceUID",
    "00100010,PN,PatientName",
    "7FE00010,OW,PixelData",
    "00280106,US,SmallestImagePixelValue",
    "00283006,OW,LUTData",
    "60003000,OW,OverlayData",
    "60023000,OW,OverlayData",
    "50043000,OW,CurveData",
    "002031AB,CS,SourceImageIDs",
    "FFFCFFFC,OB,DataSetTrailingPadding"
  })
  void knowsTheElementsOfPs36(String tag, Vr vr, String keyword) {
    int number = Integer.parseUnsignedInt(tag, 16);

    assertThat(Dictionary.vrOf(number)).isEqualTo(vr);
    assertThat(Dictionary.keywordOf(number)).contains(keyword);
  }

  @ParameterizedTest
  @CsvSource({
    "00080000,UL", // group length
    "00090010,LO", // private creator
    "000900FF,LO",
    "00091010,UN", // private
    "60011000,UN", // private group between the repeating ones
    "00080002,UN"
  })
  void hasRulesForWhatItDoesNotList(String tag, Vr vr) {
    int number = Integer.parseUnsignedInt(tag, 16);

    assertThat(Dictionary.vrOf(number)).isEqualTo(vr);
    assertThat(Dictionary.keywordOf(number)).isEmpty();
  }

  @Test
  void findsTagsByKeyword() {
    assertThat(Dictionary.tagOf("StudyInstanceUID")).hasValue(Tags.STUDY_INSTANCE_UID);
    assertThat(Dictionary.tagOf("OverlayRows")).hasValue(0x60000010);
    assertThat(Dictionary.tagOf("studyinstanceuid")).isEmpty();
  }

  @Test
  void namesConstantsByTheWordsOfTheKeyword() {
    assertThat(Tags.SOP_CLASS_UID).isEqualTo(0x00080016);
    assertThat(Tags.OTHER_PATIENT_IDS).isEqualTo(0x00101000);
    assertThat(Tags.X_RAY_3D_RECONSTRUCTION_SEQUENCE).isEqualTo(0x00189530);
    assertThat(Tags.EXPOSURE_IN_UAS).isEqualTo(0x00181153);
    assertThat(Tags.CTDIVOL).isEqualTo(0x00189345);
  }

  @Test
  void tellsWhatPixelRepresentationDecides() {
    assertThat(Dictionary.isUnsignedOrSigned(Tags.PIXEL_PADDING_VALUE)).isTrue();
    assertThat(Dictionary.isUnsignedOrSigned(Tags.ROWS)).isFalse();
  }

  @Test
  void namesRegisteredUids() {
    assertThat(Uids.nameOf("1.2.840.10008.5.1.4.1.1.2")).contains("CT Image Storage");
    assertThat(Uids.typeOf("1.2.840.10008.1.2")).contains("Transfer Syntax");
    assertThat(Uids.nameOf("1.2.3")).isEmpty();
  }

  @Test
  void agreesWithTheRegistryOfTransferSyntaxes() {
    assertThat(TransferSyntax.registered()).hasSize(63);
    assertThat(TransferSyntax.registered().keySet())
        .allSatisfy(uid -> assertThat(Uids.typeOf(uid)).contains("Transfer Syntax"));
  }

  @Test
  void takesUnknownTransferSyntaxesForExplicitLittleEndian() {
    var unknown = TransferSyntax.of("1.2.3.4.5.6");

    assertThat(unknown.known()).isFalse();
    assertThat(unknown.explicit()).isTrue();
    assertThat(unknown.bigEndian()).isFalse();
  }
}
