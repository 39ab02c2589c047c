package org.isocenter.standalone;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Predicate;
import org.isocenter.standalone.Protobuf.Field;

/** Takes what services export by OTLP over HTTP, and keeps its spans. */
final class TraceReceiver implements AutoCloseable {
  private final HttpServer server;
  private final Queue<String> text = new ConcurrentLinkedQueue<>();
  private final Queue<Span> spans = new ConcurrentLinkedQueue<>();

  /** One span; ids are hexadecimal, the parent's is empty for the first of a trace. */
  record Span(
      String service, String trace, String id, String parent, String name, long begin, long end) {}

  private TraceReceiver(HttpServer server) {
    this.server = server;
  }

  static TraceReceiver start() throws IOException {
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    var receiver = new TraceReceiver(server);
    server.createContext(
        "/v1/traces",
        exchange -> {
          receiver.take(exchange.getRequestBody().readAllBytes());
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    server.start();
    return receiver;
  }

  String endpoint() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** ExportTraceServiceRequest: resource spans, their scopes, their spans. */
  private void take(byte[] request) {
    text.add(new String(request, StandardCharsets.ISO_8859_1));
    for (Field resourceSpans : Protobuf.all(ByteBuffer.wrap(request), 1)) {
      var service = serviceName(resourceSpans.bytes());
      for (Field scopeSpans : Protobuf.all(resourceSpans.bytes(), 2)) {
        for (Field span : Protobuf.all(scopeSpans.bytes(), 2)) {
          spans.add(span(service, span.bytes()));
        }
      }
    }
  }

  private static String serviceName(ByteBuffer resourceSpans) {
    return Protobuf.all(resourceSpans, 1).stream()
        .flatMap(resource -> Protobuf.all(resource.bytes(), 1).stream())
        .filter(attribute -> Protobuf.text(attribute.bytes(), 1).equals("service.name"))
        .map(attribute -> Protobuf.text(Protobuf.all(attribute.bytes(), 2).getFirst().bytes(), 1))
        .findFirst()
        .orElse("");
  }

  private static Span span(String service, ByteBuffer span) {
    return new Span(
        service,
        hex(span, 1),
        hex(span, 2),
        hex(span, 4),
        Protobuf.text(span, 5),
        Protobuf.number(span, 7),
        Protobuf.number(span, 8));
  }

  private static String hex(ByteBuffer message, int field) {
    return Protobuf.all(message, field).stream()
        .map(found -> HexFormat.of().formatHex(found.array()))
        .findFirst()
        .orElse("");
  }

  /** All that came, attributes included, as far as it is text. */
  String text() {
    return String.join("", text);
  }

  /** The spans of each trace that has a span like this. */
  List<Span> tracesWith(Predicate<Span> wanted) {
    var traces = spans.stream().filter(wanted).map(Span::trace).distinct().toList();
    return spans.stream().filter(span -> traces.contains(span.trace())).toList();
  }

  /** As an indented text, in order of time. */
  static String tree(List<Span> trace) {
    var text = new StringBuilder();
    trace.stream()
        .filter(span -> trace.stream().noneMatch(other -> other.id().equals(span.parent())))
        .forEach(root -> append(text, trace, root, 0));
    return text.toString();
  }

  private static void append(StringBuilder text, List<Span> trace, Span span, int depth) {
    text.append("  ".repeat(depth))
        .append(span.name())
        .append("  [%s, %.1f ms]%n".formatted(span.service(), (span.end() - span.begin()) / 1e6));
    var children = new ArrayList<>(trace);
    children.removeIf(child -> !child.parent().equals(span.id()));
    children.sort(Comparator.comparingLong(Span::begin));
    children.forEach(child -> append(text, trace, child, depth + 1));
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
