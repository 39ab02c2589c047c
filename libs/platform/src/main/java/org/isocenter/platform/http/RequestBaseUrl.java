package org.isocenter.platform.http;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import jakarta.enterprise.context.RequestScoped;
import java.net.InetAddress;
import java.util.Optional;
import org.isocenter.dicomweb.BaseUrl;
import org.isocenter.dicomweb.BaseUrl.Connection;
import org.isocenter.dicomweb.BaseUrl.Forwarded;
import org.isocenter.dicomweb.TrustedProxies;
import org.isocenter.platform.config.PublicUrlConfig;
import org.isocenter.platform.config.RootPath;

/** The base URL for the links in this request's response, such as {@code http://host/dicom-web}. */
@RequestScoped
public class RequestBaseUrl {

  private final String value;

  RequestBaseUrl(
      HttpServerRequest request,
      PublicUrlConfig publicUrl,
      TrustedProxies proxies,
      RootPath rootPath) {
    value =
        BaseUrl.resolve(
            publicUrl.url(),
            connection(request),
            isTrusted(request, proxies) ? forwarded(request) : Forwarded.NOTHING,
            rootPath.value());
  }

  /** The URL without a slash at its end. */
  public String value() {
    return value;
  }

  private static Connection connection(HttpServerRequest request) {
    Optional<String> host = Optional.ofNullable(request.authority()).map(HostAndPort::toString);
    var local = request.localAddress();
    return new Connection(
        request.isSSL() ? "https" : "http", host, local.hostAddress(), local.port());
  }

  private static boolean isTrusted(HttpServerRequest request, TrustedProxies proxies) {
    return !proxies.networks().isEmpty()
        && proxies.trusts(InetAddress.ofLiteral(request.remoteAddress().hostAddress()));
  }

  private static Forwarded forwarded(HttpServerRequest request) {
    return new Forwarded(
        request.headers().getAll("Forwarded"),
        header(request, "X-Forwarded-Proto"),
        header(request, "X-Forwarded-Host"),
        header(request, "X-Forwarded-Port"),
        header(request, "X-Forwarded-Prefix"));
  }

  private static Optional<String> header(HttpServerRequest request, String name) {
    return Optional.ofNullable(request.getHeader(name));
  }
}
