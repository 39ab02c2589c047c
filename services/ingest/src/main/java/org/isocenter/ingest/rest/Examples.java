package org.isocenter.ingest.rest;

/** Payloads that the API description shows. */
final class Examples {
  static final String COMMITMENT_REQUEST =
      """
      {"00081199":{"vr":"SQ","Value":[{"00081150":{"vr":"UI","Value":["1.2.840.10008.5.1.4.1.1.2"]},\
      "00081155":{"vr":"UI","Value":["2.25.11"]}}]}}\
      """;

  static final String COMMITMENT_REQUEST_OF_A_STUDY =
      """
      {"00081110":{"vr":"SQ","Value":[{"0020000D":{"vr":"UI","Value":["2.25.1"]}}]}}\
      """;

  static final String COMMITMENT_RESULT =
      """
      {"00081198":{"vr":"SQ","Value":[{\
      "00000902":{"vr":"LO","Value":["There is no such instance here."]},\
      "00081150":{"vr":"UI","Value":["1.2.840.10008.5.1.4.1.1.2"]},\
      "00081155":{"vr":"UI","Value":["2.25.12"]},\
      "00081197":{"vr":"US","Value":[274]}}]},\
      "00081199":{"vr":"SQ","Value":[{"00081150":{"vr":"UI","Value":["1.2.840.10008.5.1.4.1.1.2"]},\
      "00081155":{"vr":"UI","Value":["2.25.11"]}}]}}\
      """;

  private Examples() {}
}
