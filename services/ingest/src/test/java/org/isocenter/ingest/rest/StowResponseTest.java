package org.isocenter.ingest.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.isocenter.ingest.app.Failure;
import org.isocenter.ingest.app.FailureReason;
import org.isocenter.ingest.app.InstanceRef;
import org.isocenter.ingest.app.SopReference;
import org.isocenter.ingest.app.StoreOutcome;
import org.isocenter.ingest.app.StoreOutcome.Failed;
import org.isocenter.ingest.app.StoreOutcome.Stored;
import org.isocenter.ingest.app.StoreOutcome.Unidentified;
import org.isocenter.ingest.app.Warning;
import org.isocenter.ingest.app.WarningReason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StowResponseTest {
  private static final String BASE = "http://host/dicom-web";
  private static final Warning WARNING =
      new Warning(WarningReason.DATA_SET_DOES_NOT_MATCH_SOP_CLASS, "odd length");

  /** PS3.18 table 10.5.3-1; 204 for a request without parts is ours. */
  @ParameterizedTest(name = "{0} stored, {1} warned, {2} failed, {3} unidentified: {4}")
  @CsvSource(
      textBlock =
          """
          1, 0, 0, 0, 200
          3, 0, 0, 0, 200
          0, 1, 0, 0, 202
          2, 1, 0, 0, 202
          1, 0, 1, 0, 202
          1, 0, 0, 1, 202
          0, 1, 1, 1, 202
          0, 0, 1, 0, 400
          0, 0, 0, 1, 400
          0, 0, 2, 3, 400
          0, 0, 0, 0, 204
          """)
  void answersWithTheStatusOfTheTable(
      int stored, int warned, int failed, int unidentified, int status) {
    List<StoreOutcome> outcomes = new ArrayList<>();
    add(stored, outcomes, new Stored(ref("1.2", 1), List.of()));
    add(warned, outcomes, new Stored(ref("1.2", 2), List.of(WARNING)));
    add(failed, outcomes, new Failed(new SopReference("1.1", "1.2.3"), failure()));
    add(unidentified, outcomes, new Unidentified(failure()));

    assertThat(StowResponse.of(outcomes).status()).isEqualTo(status);
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          CANNOT_UNDERSTAND,                 CANNOT_UNDERSTAND,      400
          IDENTIFIERS_MISSING,               CANNOT_UNDERSTAND,      400
          NOTHING_SENT,                      NOTHING_SENT,           409
          PROCESSING_FAILURE,                PROCESSING_FAILURE,     409
          DUPLICATE_SOP_INSTANCE,            DUPLICATE_SOP_INSTANCE, 409
          SOP_CLASS_NOT_SUPPORTED,           PROCESSING_FAILURE,     409
          DATA_SET_DOES_NOT_MATCH_SOP_CLASS, PROCESSING_FAILURE,     409
          CANNOT_UNDERSTAND,                 PROCESSING_FAILURE,     409
          TOO_LARGE,                         TOO_LARGE,              413
          OUT_OF_RESOURCES,                  OUT_OF_RESOURCES,       503
          OUT_OF_RESOURCES,                  TOO_LARGE,              409
          """)
  void answersWithTheReasonOfAllWhenNoneIsStored(
      FailureReason first, FailureReason second, int status) {
    var outcomes =
        List.<StoreOutcome>of(
            new Failed(new SopReference("1.1", "1.2.3"), new Failure(first, "")),
            new Unidentified(new Failure(second, "")));

    assertThat(StowResponse.of(outcomes).status()).isEqualTo(status);
  }

  @Test
  void refersToWhatIsStored() {
    assertThat(json(new Stored(ref("1.2", 7), List.of())))
        .isEqualTo(
            """
            {"00081190":{"vr":"UR","Value":["http://host/dicom-web/studies/1.2"]},\
            "00081199":{"vr":"SQ","Value":[{\
            "00081150":{"vr":"UI","Value":["1.1"]},\
            "00081155":{"vr":"UI","Value":["1.2.7"]},\
            "00081190":{"vr":"UR","Value":\
            ["http://host/dicom-web/studies/1.2/series/1.2.0/instances/1.2.7"]}}]}}\
            """);
  }

  @Test
  void namesNoStudyWhenThereAreSeveral() {
    assertThat(json(new Stored(ref("1.2", 1), List.of()), new Stored(ref("1.3", 1), List.of())))
        .startsWith("{\"00081190\":{\"vr\":\"UR\"},");
  }

  @Test
  void saysWhyAnInstanceFailed() {
    assertThat(json(new Failed(new SopReference("1.1", "1.2.3"), failure())))
        .isEqualTo(
            """
            {"00081190":{"vr":"UR"},\
            "00081198":{"vr":"SQ","Value":[{\
            "00000902":{"vr":"LO","Value":["not \\"readable\\""]},\
            "00081150":{"vr":"UI","Value":["1.1"]},\
            "00081155":{"vr":"UI","Value":["1.2.3"]},\
            "00081197":{"vr":"US","Value":[49152]}}]}}\
            """);
  }

  @Test
  void listsPartsThatAreNoInstancesAsOtherFailures() {
    assertThat(json(new Unidentified(failure())))
        .isEqualTo(
            """
            {"00081190":{"vr":"UR"},\
            "0008119A":{"vr":"SQ","Value":[{\
            "00000902":{"vr":"LO","Value":["not \\"readable\\""]},\
            "00081197":{"vr":"US","Value":[49152]}}]}}\
            """);
  }

  @Test
  void givesTheFirstWarningsReasonAndAllSentences() {
    var coerced = new Warning(WarningReason.COERCION_OF_DATA_ELEMENTS, "header added");

    assertThat(json(new Stored(ref("1.2", 1), List.of(coerced, WARNING))))
        .contains("\"00000902\":{\"vr\":\"LO\",\"Value\":[\"header added; odd length\"]}")
        .contains("\"00081196\":{\"vr\":\"US\",\"Value\":[45056]}");
  }

  private static String json(StoreOutcome... outcomes) {
    return new String(
        StowResponseJson.bytes(StowResponse.of(List.of(outcomes)), BASE), StandardCharsets.UTF_8);
  }

  private static void add(int times, List<StoreOutcome> outcomes, StoreOutcome outcome) {
    for (int i = 0; i < times; i++) {
      outcomes.add(outcome);
    }
  }

  private static InstanceRef ref(String study, int number) {
    return new InstanceRef("1.1", study + "." + number, study, study + ".0");
  }

  private static Failure failure() {
    return new Failure(FailureReason.CANNOT_UNDERSTAND, "not \"readable\"");
  }
}
