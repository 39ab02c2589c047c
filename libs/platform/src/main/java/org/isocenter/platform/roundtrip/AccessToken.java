package org.isocenter.platform.roundtrip;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The bearer token of the check: one that was given, or one that the issuer gives to a client of
 * its own (client credentials, RFC 6749 section 4.4; the address by OpenID Connect Discovery).
 */
record AccessToken(HttpClient http, Settings settings) {

  Optional<String> get() throws IOException, InterruptedException {
    if (settings.value("TOKEN").isPresent()) {
      return settings.value("TOKEN").map(String::strip);
    }
    return settings.value("CLIENT_ID").isPresent() ? Optional.of(ask()) : Optional.empty();
  }

  private String ask() throws IOException, InterruptedException {
    URI discovery = URI.create(settings.url("ISSUER") + "/.well-known/openid-configuration");
    String endpoint = member(send(HttpRequest.newBuilder(discovery)), "token_endpoint");
    String client =
        encode(settings.required("CLIENT_ID")) + ":" + encode(settings.required("CLIENT_SECRET"));
    var request =
        HttpRequest.newBuilder(URI.create(endpoint))
            .header("Authorization", "Basic " + base64(client))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString("grant_type=client_credentials"));
    return member(send(request), "access_token");
  }

  private String send(HttpRequest.Builder request) throws IOException, InterruptedException {
    var sent = request.timeout(RoundTrip.ANSWER_WITHIN).build();
    var answer = http.send(sent, BodyHandlers.ofString());
    if (answer.statusCode() != 200) {
      throw new IOException("The issuer answers " + answer.statusCode() + " at " + sent.uri());
    }
    return answer.body();
  }

  /** Both members are strings without escapes but of the slash. */
  private static String member(String json, String name) throws IOException {
    var found = Pattern.compile("\"" + name + "\"\\s*:\\s*\"([^\"]+)\"").matcher(json);
    if (!found.find()) {
      throw new IOException("The issuer's answer has no " + name);
    }
    return found.group(1).replace("\\/", "/");
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
