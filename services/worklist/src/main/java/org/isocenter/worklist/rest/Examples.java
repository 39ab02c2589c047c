package org.isocenter.worklist.rest;

/** Payloads that the API description shows. */
final class Examples {
  static final String WORKITEM =
      """
      {"00741200":{"vr":"CS","Value":["MEDIUM"]},\
      "00741204":{"vr":"LO","Value":["Lung nodule detection"]},\
      "00741202":{"vr":"LO","Value":["AI"]},\
      "00404005":{"vr":"DT","Value":["20260105083000"]},\
      "00404041":{"vr":"CS","Value":["READY"]},\
      "00100010":{"vr":"PN","Value":[{"Alphabetic":"Doe^Jane"}]},\
      "00100020":{"vr":"LO","Value":["P-1"]}}\
      """;

  static final String UPDATE =
      """
      {"00741002":{"vr":"SQ","Value":[{"00741004":{"vr":"DS","Value":[50]}}]}}\
      """;

  static final String CLAIM =
      """
      {"00741000":{"vr":"CS","Value":["IN PROGRESS"]},\
      "00081195":{"vr":"UI","Value":["2.25.329800735698586629295641978511506172918"]}}\
      """;

  static final String CANCELLATION =
      """
      {"00741238":{"vr":"LT","Value":["Wrong side"]},\
      "0074100C":{"vr":"LO","Value":["Reading room"]}}\
      """;

  static final String ORDER =
      """
      {"00100010":{"vr":"PN","Value":[{"Alphabetic":"Doe^Jane"}]},\
      "00100020":{"vr":"LO","Value":["P-1"]},\
      "00080050":{"vr":"SH","Value":["A-1"]},\
      "00321060":{"vr":"LO","Value":["CT of the chest"]},\
      "00400100":{"vr":"SQ","Value":[{"00080060":{"vr":"CS","Value":["CT"]},\
      "00400001":{"vr":"AE","Value":["CT1"]},\
      "00400002":{"vr":"DA","Value":["20260105"]},\
      "00400003":{"vr":"TM","Value":["083000"]}}]}}\
      """;

  static final String SERVICE_REQUEST =
      """
      {"resourceType":"ServiceRequest","status":"active","intent":"order",\
      "identifier":[{"type":{"coding":[{"code":"ACSN"}]},"value":"A-1"}],\
      "code":{"text":"CT of the chest"},\
      "subject":{"identifier":{"value":"P-1"},"display":"Jane Doe"},\
      "occurrenceDateTime":"2026-01-05T08:30:00"}\
      """;

  static final String PERFORMED_STEP =
      """
      {"00400270":{"vr":"SQ","Value":[{"0020000D":{"vr":"UI","Value":["2.25.1"]},\
      "00400009":{"vr":"SH","Value":["STEP-1"]}}]},\
      "00400253":{"vr":"SH","Value":["PPS-1"]},\
      "00400241":{"vr":"AE","Value":["CT1"]},\
      "00400244":{"vr":"DA","Value":["20260105"]},\
      "00400245":{"vr":"TM","Value":["083500"]},\
      "00400252":{"vr":"CS","Value":["IN PROGRESS"]},\
      "00080060":{"vr":"CS","Value":["CT"]}}\
      """;

  private Examples() {}
}
