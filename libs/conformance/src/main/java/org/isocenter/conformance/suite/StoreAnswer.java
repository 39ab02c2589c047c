package org.isocenter.conformance.suite;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.isocenter.conformance.fixture.Specimen;
import org.isocenter.conformance.http.Answer;
import org.isocenter.conformance.http.Call;
import org.isocenter.conformance.http.Mismatch;
import org.isocenter.conformance.judge.JsonModel;
import org.isocenter.conformance.judge.PartTenObject;

/** The Store Instances Response, read strictly (10.5.3.3, Annex I). */
record StoreAnswer(Answer answer, JsonNode module) {

  private static final String REFERENCED = "00081199";
  private static final String FAILED = "00081198";
  private static final String OTHER = "0008119A";

  static StoreAnswer of(Answer answer, int... statuses) {
    Expect.status(answer, statuses);
    Expect.type(answer, "application/dicom+json");
    var datasets = JsonModel.datasets(answer.body());
    Mismatch.unless(datasets.size() == 1, "the response has %d data sets", datasets.size());
    var store = new StoreAnswer(answer, datasets.getFirst());
    store.consistent();
    return store;
  }

  static StoreAnswer sent(Session session, Call call, int... statuses) throws Exception {
    return of(session.send(call), statuses);
  }

  private void consistent() {
    for (var item : module.path(REFERENCED).path("Value")) {
      for (var tag : List.of("00081150", "00081155")) {
        Mismatch.unless(item.has(tag), "an item of Referenced SOP Sequence lacks %s", tag);
      }
    }
    for (var item : module.path(FAILED).path("Value")) {
      for (var tag : List.of("00081155", "00081197")) {
        Mismatch.unless(item.has(tag), "an item of Failed SOP Sequence lacks %s", tag);
      }
    }
    int good = module.path(REFERENCED).path("Value").size();
    int bad = module.path(FAILED).path("Value").size() + module.path(OTHER).path("Value").size();
    int status = answer.status();
    Mismatch.unless(status != 200 || bad == 0, "200 with %d failures", bad);
    Mismatch.unless(status != 409 || good == 0, "409 with %d instances stored", good);
  }

  List<String> referenced() {
    return uids(REFERENCED);
  }

  List<String> failed() {
    return uids(FAILED);
  }

  int others() {
    return module.path(OTHER).path("Value").size();
  }

  private List<String> uids(String sequence) {
    var uids = new ArrayList<String>();
    module
        .path(sequence)
        .path("Value")
        .forEach(item -> uids.add(DatasetJudges.text(item.path("00081155"))));
    return uids;
  }

  /** The Failure Reason of the only failure. */
  int reason() {
    return module.path(FAILED).path("Value").path(0).path("00081197").path("Value").path(0).asInt();
  }

  StoreAnswer stored(Specimen... specimens) {
    for (var specimen : specimens) {
      Mismatch.unless(
          referenced().contains(specimen.sop()),
          "%s is not among the stored: %s",
          specimen.sop(),
          answer.summary());
    }
    return this;
  }

  StoreAnswer refused(Specimen... specimens) {
    for (var specimen : specimens) {
      Mismatch.unless(
          failed().contains(specimen.sop()),
          "%s is not among the failed: %s",
          specimen.sop(),
          answer.summary());
      Mismatch.unless(
          !referenced().contains(specimen.sop()), "%s is stored and failed", specimen.sop());
    }
    return this;
  }

  String summary() {
    return answer.status()
        + ", "
        + referenced().size()
        + " stored, "
        + (failed().size() + others())
        + " failed";
  }

  /** Waits for it, since a server may need a moment, and compares every attribute. */
  static void retrievable(Session session, Specimen specimen) throws Exception {
    var answer =
        session.get(
            specimen.path(),
            "Accept: multipart/related; type=\"application/dicom\"; transfer-syntax=*");
    for (int i = 0; i < 20 && answer.status() == 404; i++) {
      Thread.sleep(500);
      answer =
          session.get(
              specimen.path(),
              "Accept: multipart/related; type=\"application/dicom\"; transfer-syntax=*");
    }
    Mismatch.unless(answer.status() == 200, "what was stored is not there: %s", answer.summary());
    PayloadJudges.same(
        List.of(specimen), Judges.bodies(answer).stream().map(PartTenObject::of).toList());
  }

  static void absent(Session session, Specimen specimen) throws Exception {
    var answer =
        session.get(specimen.path(), "Accept: multipart/related; type=\"application/dicom\"");
    Mismatch.unless(answer.status() == 404, "what was refused is there: %s", answer.summary());
  }
}
