import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An AI pipeline as a performer of workitems: it subscribes to those labelled AI, is notified,
 * claims one, loads its study over WADO-RS, stores a result by STOW-RS and completes the workitem.
 * Runs as a single file: java AiPipeline.java [root] [number of workitems].
 */
public final class AiPipeline {
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private static final String JSON = "application/dicom+json";
  private static final String FILTERED_WORKLIST = "1.2.840.10008.5.1.4.34.5.1";
  private static final String AE = "AIPIPELINE";
  private static final DateTimeFormatter DT = DateTimeFormatter.ofPattern("yyyyMMddHHmmss");

  private final String root;
  private final BlockingQueue<String> workitems = new LinkedBlockingQueue<>();

  private AiPipeline(String root) {
    this.root = root;
  }

  public static void main(String[] arguments) throws Exception {
    var root = arguments.length > 0 ? arguments[0] : "http://localhost:8080/dicom-web";
    int number = arguments.length > 1 ? Integer.parseInt(arguments[1]) : Integer.MAX_VALUE;
    new AiPipeline(root).run(number);
  }

  private void run(int number) throws Exception {
    listen();
    subscribe();
    System.out.println("waiting for workitems labelled AI");
    for (int done = 0; done < number; ) {
      if (perform(workitems.take())) {
        done++;
      }
    }
    send("DELETE", "/workitems/" + FILTERED_WORKLIST + "/subscribers/" + AE, "");
  }

  /** The event channel, PS3.18 section 8.10: first, so that nothing is missed. */
  private void listen() throws Exception {
    HTTP.newWebSocketBuilder()
        .buildAsync(
            URI.create(root.replaceFirst("^http", "ws") + "/subscribers/" + AE),
            new WebSocket.Listener() {
              private final StringBuilder text = new StringBuilder();

              @Override
              public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
                text.append(data);
                if (last) {
                  notified(text.toString());
                  text.setLength(0);
                }
                socket.request(1);
                return null;
              }
            })
        .get();
  }

  private void notified(String event) {
    if (value(event, "00741000").equals("SCHEDULED") && value(event, "00404041").equals("READY")) {
      workitems.add(value(event, "00001000"));
    }
  }

  /** Section 11.10; with a lock, the server tells of what is there already. */
  private void subscribe() throws Exception {
    require(
        201,
        send(
            "POST",
            "/workitems/"
                + FILTERED_WORKLIST
                + "/subscribers/"
                + AE
                + "?deletionlock=true&filter=WorklistLabel=AI",
            ""));
  }

  /** Whether it was ours to perform. */
  private boolean perform(String workitem) throws Exception {
    var transaction = uid();
    if (state(workitem, "IN PROGRESS", transaction).statusCode() != 200) {
      return false; // another performer was quicker, or it was canceled
    }
    System.out.println("claimed " + workitem);
    var begin = LocalDateTime.now();
    var study = value(send("GET", "/workitems/" + workitem, "").body(), "0020000D");
    int bytes = load(study);
    update(workitem, transaction, progress(50));
    var result = store(study, bytes);
    update(workitem, transaction, performed(begin, study, result));
    require(200, state(workitem, "COMPLETED", transaction));
    System.out.println("completed " + workitem + " with result " + result.sop());
    return true;
  }

  /** WADO-RS, section 10.4. */
  private int load(String study) throws Exception {
    var answer =
        HTTP.send(
            HttpRequest.newBuilder(URI.create(root + "/studies/" + study))
                .header("Accept", "multipart/related; type=\"application/dicom\"")
                .build(),
            BodyHandlers.ofByteArray());
    if (answer.statusCode() != 200) {
      throw new IllegalStateException("the study: " + answer.statusCode());
    }
    System.out.println("loaded study " + study + ", " + answer.body().length + " bytes");
    return answer.body().length;
  }

  /** The UIDs of what was stored. */
  private record Result(String series, String sop) {}

  /** STOW-RS, section 10.5: a text report, as metadata alone. */
  private Result store(String study, int bytes) throws Exception {
    var result = new Result(uid(), uid());
    var report =
        """
        [{"00080005":{"vr":"CS","Value":["ISO_IR 192"]},
          "00080016":{"vr":"UI","Value":["1.2.840.10008.5.1.4.1.1.88.11"]},
          "00080018":{"vr":"UI","Value":["%s"]},
          "00080020":{"vr":"DA"},"00080030":{"vr":"TM"},"00080050":{"vr":"SH"},
          "00080060":{"vr":"CS","Value":["SR"]},"00080090":{"vr":"PN"},
          "0008103E":{"vr":"LO","Value":["AI result"]},
          "00100010":{"vr":"PN"},"00100020":{"vr":"LO"},"00100030":{"vr":"DA"},
          "00100040":{"vr":"CS"},
          "0020000D":{"vr":"UI","Value":["%s"]},"0020000E":{"vr":"UI","Value":["%s"]},
          "00200010":{"vr":"SH"},"00200011":{"vr":"IS","Value":[900]},
          "00200013":{"vr":"IS","Value":[1]},
          "0040A040":{"vr":"CS","Value":["CONTAINER"]},
          "0040A491":{"vr":"CS","Value":["COMPLETE"]},
          "0040A493":{"vr":"CS","Value":["UNVERIFIED"]},
          "0040A730":{"vr":"SQ","Value":[{"0040A040":{"vr":"CS","Value":["TEXT"]},
            "0040A160":{"vr":"UT","Value":["Looked at %d bytes; nothing found."]}}]}}]
        """
            .formatted(result.sop(), study, result.series(), bytes);
    var body =
        "--result\r\nContent-Type: application/dicom+json\r\n\r\n" + report + "\r\n--result--\r\n";
    var answer =
        HTTP.send(
            HttpRequest.newBuilder(URI.create(root + "/studies/" + study))
                .header(
                    "Content-Type",
                    "multipart/related; type=\"application/dicom+json\"; boundary=result")
                .header("Accept", JSON)
                .POST(BodyPublishers.ofString(body))
                .build(),
            BodyHandlers.ofString());
    if (answer.statusCode() / 100 != 2) {
      throw new IllegalStateException("the result: " + answer.statusCode() + answer.body());
    }
    return result;
  }

  private static String progress(int percent) {
    return "{\"00741002\":{\"vr\":\"SQ\",\"Value\":[{\"00741004\":{\"vr\":\"DS\",\"Value\":["
        + percent
        + "]}}]}}";
  }

  /** What PS3.4 table CC.2.5-3 wants before a workitem may be COMPLETED. */
  private String performed(LocalDateTime begin, String study, Result result) {
    return """
    {"00741216":{"vr":"SQ","Value":[{
      "00404028":{"vr":"SQ","Value":[%s]},
      "00404050":{"vr":"DT","Value":["%s"]},"00404051":{"vr":"DT","Value":["%s"]},
      "00404019":{"vr":"SQ","Value":[%s]},
      "00404033":{"vr":"SQ","Value":[{"0040E020":{"vr":"CS","Value":["DICOM"]},
        "0020000D":{"vr":"UI","Value":["%s"]},"0020000E":{"vr":"UI","Value":["%s"]},
        "00081199":{"vr":"SQ","Value":[{
          "00081150":{"vr":"UI","Value":["1.2.840.10008.5.1.4.1.1.88.11"]},
          "00081155":{"vr":"UI","Value":["%s"]}}]},
        "0040E025":{"vr":"SQ","Value":[{
          "00081190":{"vr":"UR","Value":["%s"]}}]}}]}}]}}
    """
        .formatted(
            code("AI1", "AI pipeline 1"),
            DT.format(begin),
            DT.format(LocalDateTime.now()),
            code("DETECT", "Detection"),
            study,
            result.series(),
            result.sop(),
            root + "/studies/" + study + "/series/" + result.series());
  }

  private static String code(String value, String meaning) {
    return ("{\"00080100\":{\"vr\":\"SH\",\"Value\":[\"%s\"]},\"00080102\":{\"vr\":\"SH\","
            + "\"Value\":[\"99AI\"]},\"00080104\":{\"vr\":\"LO\",\"Value\":[\"%s\"]}}")
        .formatted(value, meaning);
  }

  private HttpResponse<String> state(String workitem, String state, String transaction)
      throws Exception {
    return send(
        "PUT",
        "/workitems/" + workitem + "/state",
        "{\"00741000\":{\"vr\":\"CS\",\"Value\":[\"%s\"]},\"00081195\":{\"vr\":\"UI\",\"Value\":[\"%s\"]}}"
            .formatted(state, transaction));
  }

  private void update(String workitem, String transaction, String changes) throws Exception {
    require(
        200, send("POST", "/workitems/" + workitem + "?transaction-uid=" + transaction, changes));
  }

  private HttpResponse<String> send(String method, String path, String body) throws Exception {
    return HTTP.send(
        HttpRequest.newBuilder(URI.create(root + path))
            .header("Content-Type", JSON)
            .header("Accept", JSON)
            .method(method, BodyPublishers.ofString(body, StandardCharsets.UTF_8))
            .build(),
        BodyHandlers.ofString());
  }

  private static void require(int status, HttpResponse<String> answer) {
    if (answer.statusCode() != status) {
      throw new IllegalStateException(answer.request().uri() + ": " + answer.body());
    }
  }

  /** The first value of an attribute; a program that does more has a DICOM JSON library. */
  private static String value(String json, String tag) {
    Matcher found =
        Pattern.compile("\"" + tag + "\"\\s*:\\s*\\{[^\\[}]*\\[\\s*\"([^\"]*)\"").matcher(json);
    return found.find() ? found.group(1) : "";
  }

  private static String uid() {
    var random = UUID.randomUUID();
    return "2.25." + new java.math.BigInteger(random.toString().replace("-", ""), 16);
  }
}
