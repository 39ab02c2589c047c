package org.isocenter.ingest.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.isocenter.dicom.data.Uid;
import org.isocenter.dicom.instance.InstanceIdentity;
import org.isocenter.ingest.app.StoreOutcome.Failed;
import org.isocenter.ingest.app.StoreOutcome.Unidentified;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InstanceRulesTest {
  private static final String CT = "1.2.840.10008.5.1.4.1.1.2";

  @Test
  void acceptsFourValidUids() throws RefusedInstance {
    var ref = InstanceRules.require(identity(CT, "1.2.3", "1.2", "1.2.0"), Optional.empty());

    assertThat(ref).isEqualTo(new InstanceRef(CT, "1.2.3", "1.2", "1.2.0"));
  }

  @Test
  void acceptsSopClassesThatNobodyKnows() throws RefusedInstance {
    var ref = InstanceRules.require(identity("1.9.9.9", "1.2.3", "1.2", "1.4"), Optional.empty());

    assertThat(ref.sopClassUid()).isEqualTo("1.9.9.9");
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          '',      1.2.3,       1.2, 1.4, SOPClassUID,       is missing
          1.2.840, '',          1.2, 1.4, SOPInstanceUID,    is missing
          1.2.840, 1.2.3,       '',  1.4, StudyInstanceUID,  is missing
          1.2.840, 1.2.3,       1.2, '',  SeriesInstanceUID, is missing
          1.2.840, 1.2.03,      1.2, 1.4, SOPInstanceUID,    is no UID
          1.2.840, 1.2.a,       1.2, 1.4, SOPInstanceUID,    is no UID
          1.2.840, ../../etc,   1.2, 1.4, SOPInstanceUID,    is no UID
          1.2.840, 1..2,        1.2, 1.4, SOPInstanceUID,    is no UID
          1.2.840, 1.2.3,       1.,  1.4, StudyInstanceUID,  is no UID
          1.2.840, 12345678901234567890123456789012345678901234567890123456789012345, 1.2, 1.4, SOPInstanceUID, is no UID
          """)
  void refusesMissingAndInvalidUids(
      String sopClass, String sop, String study, String series, String attribute, String problem) {
    assertThatThrownBy(
            () -> InstanceRules.require(identity(sopClass, sop, study, series), Optional.empty()))
        .isInstanceOf(RefusedInstance.class)
        .hasMessageStartingWith(attribute)
        .hasMessageContaining(problem);
  }

  @ParameterizedTest
  @CsvSource({"1.2.3, 1.2.3, 1.4", "1.2.3, 1.2, 1.2.3", "1.2.3, 1.2, 1.2", "1.2, 1.2, 1.2"})
  void takesUidsThatAreTheSameAsTheyCome(String sop, String study, String series)
      throws RefusedInstance {
    var ref = InstanceRules.require(identity(CT, sop, study, series), Optional.empty());

    assertThat(ref).isEqualTo(new InstanceRef(CT, sop, study, series));
  }

  @Test
  void namesAnInstanceWhoseUidBreaksTheStandard() {
    assertThat(refusal(identity(CT, "1.2.03", "1.2", "1.4"), Optional.empty()))
        .isInstanceOfSatisfying(
            Failed.class,
            failed -> assertThat(failed.instance()).isEqualTo(new SopReference(CT, "1.2.03")));
  }

  @Test
  void refusesMediaDirectories() {
    var directory = identity(InstanceRules.MEDIA_DIRECTORY, "", "", "");

    assertThat(refusal(directory, Optional.empty()))
        .isInstanceOfSatisfying(
            Unidentified.class,
            outcome ->
                assertThat(outcome.failure().reason())
                    .isEqualTo(FailureReason.SOP_CLASS_NOT_SUPPORTED));
  }

  @Test
  void refusesAnInstanceOfAnotherStudyAndSaysWhich() {
    var outcome = refusal(identity(CT, "1.2.3", "1.2", "1.4"), Optional.of(new Uid("1.5")));

    assertThat(outcome)
        .isInstanceOfSatisfying(
            Failed.class,
            failed -> {
              assertThat(failed.instance()).isEqualTo(new SopReference(CT, "1.2.3"));
              assertThat(failed.failure().reason()).isEqualTo(FailureReason.PROCESSING_FAILURE);
              assertThat(failed.failure().sentence()).contains("study 1.2", "study 1.5");
            });
  }

  @Test
  void namesTheInstanceAsFarAsItIsKnown() {
    assertThat(refusal(identity(CT, "1.2.3", "", "1.4"), Optional.empty()))
        .isInstanceOf(Failed.class);
    assertThat(refusal(identity("", "1.2.3", "", "1.4"), Optional.empty()))
        .isInstanceOf(Unidentified.class);
  }

  private static StoreOutcome refusal(InstanceIdentity identity, Optional<Uid> study) {
    try {
      throw new AssertionError("Accepted: " + InstanceRules.require(identity, study));
    } catch (RefusedInstance refused) {
      return refused.outcome();
    }
  }

  private static InstanceIdentity identity(
      String sopClass, String sop, String study, String series) {
    return new InstanceIdentity(sopClass, sop, study, series);
  }
}
