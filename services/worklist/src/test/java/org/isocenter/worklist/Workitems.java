package org.isocenter.worklist;

import static io.restassured.RestAssured.given;

import io.restassured.response.ValidatableResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.StringJoiner;
import org.isocenter.worklist.app.Uids;

/** Data sets and requests of tests. */
public final class Workitems {
  public static final String JSON = "application/dicom+json";

  /** What a performer has to say before a workitem may be COMPLETED. */
  public static final String PERFORMED =
      """
      {"00741216":{"vr":"SQ","Value":[{
        "00404028":{"vr":"SQ","Value":[{"00080100":{"vr":"SH","Value":["AI1"]},
          "00080102":{"vr":"SH","Value":["99T"]},"00080104":{"vr":"LO","Value":["AI 1"]}}]},
        "00404050":{"vr":"DT","Value":["20260105090000"]},
        "00404051":{"vr":"DT","Value":["20260105090100"]},
        "00404019":{"vr":"SQ","Value":[{"00080100":{"vr":"SH","Value":["D"]},
          "00080102":{"vr":"SH","Value":["99T"]},"00080104":{"vr":"LO","Value":["Detect"]}}]},
        "00404033":{"vr":"SQ","Value":[{"0040E020":{"vr":"CS","Value":["DICOM"]},
          "0020000D":{"vr":"UI","Value":["1.2.3"]},"0020000E":{"vr":"UI","Value":["1.2.3.1"]},
          "00081199":{"vr":"SQ","Value":[{
            "00081150":{"vr":"UI","Value":["1.2.840.10008.5.1.4.1.1.88.11"]},
            "00081155":{"vr":"UI","Value":["1.2.3.1.1"]}}]}}]}}]}}
      """;

  /** What a performer has to say before a workitem may be CANCELED. */
  public static final String DISCONTINUED =
      """
      {"00741002":{"vr":"SQ","Value":[{
        "00404052":{"vr":"DT","Value":["20260105090000"]},
        "0074100E":{"vr":"SQ","Value":[{"00080100":{"vr":"SH","Value":["110513"]},
          "00080102":{"vr":"SH","Value":["DCM"]},
          "00080104":{"vr":"LO","Value":["Discontinued for unspecified reason"]}}]}}]}}
      """;

  private final Map<String, String> elements = new LinkedHashMap<>();

  private Workitems() {}

  /** All that must have a value, and nothing more. */
  public static Workitems aWorkitem() {
    return new Workitems()
        .with("00741200", "CS", "\"MEDIUM\"")
        .with("00741204", "LO", "\"Nodule detection\"")
        .with("00404005", "DT", "\"20260105083000\"")
        .with("00404041", "CS", "\"READY\"")
        .with("00741000", "CS", "\"SCHEDULED\"");
  }

  /**
   * Adds an attribute.
   *
   * @param values as JSON, separated by commas; empty: no value
   */
  public Workitems with(String tag, String vr, String values) {
    elements.put(
        tag,
        values.isEmpty()
            ? "{\"vr\":\"%s\"}".formatted(vr)
            : "{\"vr\":\"%s\",\"Value\":[%s]}".formatted(vr, values));
    return this;
  }

  public Workitems without(String tag) {
    elements.remove(tag);
    return this;
  }

  public String json() {
    var json = new StringJoiner(",", "{", "}");
    elements.forEach((tag, element) -> json.add("\"" + tag + "\":" + element));
    return json.toString();
  }

  /** Stores it under a new UID, which it answers. */
  public String create() {
    var uid = Uids.random().value();
    given()
        .contentType(JSON)
        .body(json())
        .post("/dicom-web/workitems?workitem=" + uid)
        .then()
        .statusCode(201);
    return uid;
  }

  public static ValidatableResponse state(String uid, String state, String transaction) {
    return given()
        .contentType(JSON)
        .body(
            ("{\"00741000\":{\"vr\":\"CS\",\"Value\":[\"%s\"]},"
                    + "\"00081195\":{\"vr\":\"UI\",\"Value\":[\"%s\"]}}")
                .formatted(state, transaction))
        .put("/dicom-web/workitems/" + uid + "/state")
        .then();
  }

  public static ValidatableResponse update(String uid, String transaction, String dataset) {
    var query = transaction.isEmpty() ? "" : "?transaction-uid=" + transaction;
    return given()
        .contentType(JSON)
        .body(dataset)
        .post("/dicom-web/workitems/" + uid + query)
        .then();
  }

  public static ValidatableResponse cancel(String uid) {
    return given().post("/dicom-web/workitems/" + uid + "/cancelrequest").then();
  }

  public static ValidatableResponse get(String path) {
    return given().accept(JSON).get("/dicom-web" + path).then();
  }

  /** Brings a new workitem into a state, by the ways that lead there. */
  public static String in(String state, String transaction) {
    var uid = aWorkitem().create();
    if (state.equals("SCHEDULED")) {
      return uid;
    }
    state(uid, "IN PROGRESS", transaction).statusCode(200);
    if (state.equals("COMPLETED")) {
      update(uid, transaction, PERFORMED).statusCode(200);
      state(uid, "COMPLETED", transaction).statusCode(200);
    }
    if (state.equals("CANCELED")) {
      update(uid, transaction, DISCONTINUED).statusCode(200);
      state(uid, "CANCELED", transaction).statusCode(200);
    }
    return uid;
  }
}
