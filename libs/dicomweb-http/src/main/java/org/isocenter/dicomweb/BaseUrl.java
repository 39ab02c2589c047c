package org.isocenter.dicomweb;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * The URL below which a client finds the resources, for the links in responses (Retrieve URL,
 * BulkDataURI, Location): PS3.18 section 8.2 calls it the base URI. Never with a slash at its end.
 */
public final class BaseUrl {

  private static final Pattern HOST =
      Pattern.compile("([A-Za-z0-9._~-]+|\\[[0-9A-Fa-f:.]+])(:\\d{1,5})?");
  private static final Pattern PATH = Pattern.compile("(/[A-Za-z0-9._~-]+)*/?");

  private BaseUrl() {}

  /** What the connection itself says. */
  public record Connection(
      String scheme, Optional<String> hostHeader, String localHost, int localPort) {}

  /**
   * What a proxy says about the connection that it received.
   *
   * @param forwarded values of Forwarded (RFC 7239), which count before the others
   * @param proto X-Forwarded-Proto
   * @param host X-Forwarded-Host
   * @param port X-Forwarded-Port
   * @param prefix X-Forwarded-Prefix: the path that the proxy took away
   */
  public record Forwarded(
      List<String> forwarded,
      Optional<String> proto,
      Optional<String> host,
      Optional<String> port,
      Optional<String> prefix) {

    /** For a connection whose peer is not trusted, or who said nothing. */
    public static final Forwarded NOTHING =
        new Forwarded(
            List.of(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    public Forwarded {
      forwarded = List.copyOf(forwarded);
    }
  }

  /**
   * Decides the base URL: the configured one; else what a trusted proxy forwarded; else the
   * connection's own. A Host header without a port gets the connection's port, since some clients
   * leave it out, but only where no proxy spoke: behind one, the local port is not the client's.
   *
   * @param configured where clients find the server; its path, if it has one, is taken as it
   *     stands, else {@code rootPath} is added
   * @param forwarded {@link Forwarded#NOTHING} unless the peer is trusted; of a list the first
   *     value counts, so a trusted proxy must replace what its clients send
   */
  public static String resolve(
      Optional<String> configured, Connection connection, Forwarded forwarded, String rootPath) {
    return configured
        .filter(url -> !url.isBlank())
        .map(url -> rooted(withoutSlash(url.strip()), rootPath))
        .or(() -> proxied(connection, forwarded).map(origin -> origin + rootPath))
        .orElseGet(() -> direct(connection) + rootPath);
  }

  private static String rooted(String url, String rootPath) {
    int authority = url.indexOf("://") + 3;
    return url.indexOf('/', authority) < 0 ? url + rootPath : url;
  }

  private static String withoutSlash(String url) {
    return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
  }

  private static Optional<String> proxied(Connection connection, Forwarded forwarded) {
    if (forwarded.equals(Forwarded.NOTHING)) {
      return Optional.empty();
    }
    var standard = HeaderText.parameters(firstElement(forwarded.forwarded()));
    String scheme =
        Optional.ofNullable(standard.get("proto"))
            .or(() -> first(forwarded.proto()))
            .filter(proto -> proto.equals("http") || proto.equals("https"))
            .orElse(connection.scheme());
    String host =
        Optional.ofNullable(standard.get("host"))
            .or(() -> first(forwarded.host()))
            .filter(BaseUrl::isHost)
            .or(() -> connection.hostHeader().filter(BaseUrl::isHost))
            .orElseGet(() -> local(connection));
    OptionalInt port = port(first(forwarded.port()));
    String prefix =
        first(forwarded.prefix()).filter(path -> PATH.matcher(path).matches()).orElse("");
    return Optional.of(scheme + "://" + withPort(host, scheme, port) + withoutSlash(prefix));
  }

  /** The sections of the first element of Forwarded, behind an empty one as after a media type. */
  private static List<String> firstElement(List<String> forwarded) {
    if (forwarded.isEmpty()) {
      return List.of("");
    }
    String element = HeaderText.split(forwarded.getFirst(), ',').getFirst();
    return HeaderText.split(";" + element, ';');
  }

  private static Optional<String> first(Optional<String> list) {
    return list.map(values -> HeaderText.split(values, ',').getFirst());
  }

  private static OptionalInt port(Optional<String> port) {
    return port.filter(text -> text.matches("\\d{1,5}"))
        .map(text -> OptionalInt.of(Integer.parseInt(text)))
        .orElseGet(OptionalInt::empty);
  }

  private static String direct(Connection connection) {
    String host =
        connection.hostHeader().filter(BaseUrl::isHost).orElseGet(() -> local(connection));
    return connection.scheme()
        + "://"
        + withPort(host, connection.scheme(), OptionalInt.of(connection.localPort()));
  }

  private static String local(Connection connection) {
    String host = connection.localHost();
    return host.contains(":") && !host.startsWith("[") ? "[" + host + "]" : host;
  }

  private static boolean isHost(String text) {
    return HOST.matcher(text).matches();
  }

  private static String withPort(String host, String scheme, OptionalInt port) {
    boolean hasPort = host.lastIndexOf(':') > host.lastIndexOf(']');
    int usual = scheme.equals("https") ? 443 : 80;
    return hasPort || port.isEmpty() || port.getAsInt() == usual
        ? host
        : host + ":" + port.getAsInt();
  }
}
