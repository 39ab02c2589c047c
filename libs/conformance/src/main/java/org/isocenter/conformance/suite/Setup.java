package org.isocenter.conformance.suite;

import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import org.isocenter.conformance.fixture.Specimen;
import org.isocenter.conformance.http.Answer;
import org.isocenter.conformance.http.Call;
import org.isocenter.conformance.judge.JsonModel;

/** Stores the specimens, study by study, and waits until they are found. */
final class Setup {

  private static final int ATTEMPTS = 60;
  private static final int PAUSE_MILLIS = 500;

  private Setup() {}

  static void store(Session session) throws IOException, InterruptedException {
    for (var study : session.specimens().byStudy()) {
      var files = study.stream().map(Specimen::stored).toList();
      var answer = session.send(StoreRequest.of("/studies", files));
      var accepted = accepted(answer);
      for (var specimen : study) {
        if (!accepted.contains(specimen.sop())) {
          session.refused(specimen.name(), answer.summary());
        }
      }
    }
    var last = session.specimens().byStudy().getLast().getFirst();
    for (int attempt = 0; attempt < ATTEMPTS && !visible(session, last); attempt++) {
      Thread.sleep(PAUSE_MILLIS);
    }
  }

  private static boolean visible(Session session, Specimen specimen)
      throws IOException, InterruptedException {
    var found = session.get("/studies?StudyInstanceUID=" + specimen.study());
    var metadata =
        session.get(specimen.studyPath() + "/metadata", "Accept: application/dicom+json");
    return found.status() == 200 && found.body().length > 2 && metadata.status() == 200;
  }

  private static List<String> accepted(Answer answer) {
    if (answer.status() != 200 && answer.status() != 202) {
      return List.of();
    }
    var items = JsonModel.tree(answer.body()).path("00081199").path("Value");
    return items
        .valueStream()
        .map(item -> DatasetJudges.text(item.path("00081155")))
        .collect(Collectors.toList());
  }

  /** Requests of the Store transaction. */
  static final class StoreRequest {

    private StoreRequest() {}

    static Call of(String target, List<byte[]> files) {
      return Call.post(
          target,
          Bodies.multipart("conformance", "application/dicom", files),
          "Content-Type: multipart/related; type=\"application/dicom\"; boundary=conformance",
          "Accept: application/dicom+json");
    }
  }
}
