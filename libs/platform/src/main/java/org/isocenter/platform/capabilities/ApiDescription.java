package org.isocenter.platform.capabilities;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.isocenter.platform.capabilities.Transaction.Answer;
import org.isocenter.platform.capabilities.Transaction.Parameter;

/**
 * The transactions of an OpenAPI document.
 *
 * @param root the path before all templates, such as {@code /dicom-web}
 */
record ApiDescription(String root, List<Transaction> transactions) {

  private static final List<String> METHODS = List.of("get", "head", "put", "post", "delete");

  ApiDescription {
    transactions = List.copyOf(transactions);
  }

  static ApiDescription of(byte[] openApi, String root) {
    var document = new JsonObject(Buffer.buffer(openApi));
    List<Transaction> transactions = new ArrayList<>();
    for (Map.Entry<String, Object> path : object(document, "paths")) {
      if (path.getKey().startsWith(root + "/")) {
        var template = path.getKey().substring(root.length());
        transactions.addAll(ofPath(template, (JsonObject) path.getValue()));
      }
    }
    return new ApiDescription(root, transactions);
  }

  private static List<Transaction> ofPath(String template, JsonObject path) {
    return METHODS.stream()
        .filter(path::containsKey)
        .map(method -> transaction(method, template, path))
        .toList();
  }

  private static Transaction transaction(String method, String template, JsonObject path) {
    var operation = path.getJsonObject(method);
    return new Transaction(
        method.toUpperCase(Locale.ROOT),
        template,
        operation.getString("summary", ""),
        Stream.concat(objects(path, "parameters"), objects(operation, "parameters"))
            .map(ApiDescription::parameter)
            .toList(),
        types(object(operation, "requestBody")),
        object(operation, "responses").stream().map(ApiDescription::answer).toList());
  }

  private static Parameter parameter(JsonObject parameter) {
    return new Parameter(
        parameter.getString("name", ""),
        parameter.getString("in", ""),
        parameter.getString("description", ""));
  }

  private static Answer answer(Map.Entry<String, Object> answer) {
    var value = (JsonObject) answer.getValue();
    return new Answer(answer.getKey(), value.getString("description", ""), types(value));
  }

  private static List<String> types(JsonObject body) {
    return List.copyOf(object(body, "content").fieldNames());
  }

  private static JsonObject object(JsonObject parent, String name) {
    return Objects.requireNonNullElseGet(parent.getJsonObject(name), JsonObject::new);
  }

  private static Stream<JsonObject> objects(JsonObject parent, String name) {
    return Objects.requireNonNullElseGet(parent.getJsonArray(name), JsonArray::new).stream()
        .map(JsonObject.class::cast);
  }

  /** The same, without what is neither at nor below {@code path}. */
  ApiDescription below(String path) {
    return new ApiDescription(
        root, transactions.stream().filter(each -> each.isBelow(path)).toList());
  }

  /** The methods of the resource at {@code path}, those that come with others included. */
  List<String> methodsAt(String path) {
    var methods =
        transactions.stream().filter(each -> each.isAt(path)).map(Transaction::method).distinct();
    return Stream.concat(
            methods.flatMap(each -> each.equals("GET") ? Stream.of(each, "HEAD") : Stream.of(each)),
            Stream.of("OPTIONS"))
        .distinct()
        .sorted()
        .toList();
  }
}
