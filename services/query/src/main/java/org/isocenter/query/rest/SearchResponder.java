package org.isocenter.query.rest;

import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.isocenter.dicomweb.AcceptHeader;
import org.isocenter.dicomweb.Negotiation;
import org.isocenter.dicomweb.QueryString;
import org.isocenter.dicomweb.Representation;
import org.isocenter.dicomweb.ResourceKind;
import org.isocenter.dicomweb.Warnings;
import org.isocenter.platform.http.RequestBaseUrl;
import org.isocenter.query.app.SearchRequest;
import org.isocenter.query.app.SearchRequestParser;
import org.isocenter.query.app.SearchScope;
import org.isocenter.query.app.SearchStudies;

/** Answers one search over HTTP, whichever of the six resources it came to. */
@RequestScoped
public class SearchResponder {

  private static final String CUT =
      "There are more results than the server gives at once; ask for them by limit and offset";

  private final HttpServerRequest http;
  private final RequestBaseUrl baseUrl;
  private final SearchRequestParser parser;
  private final SearchStudies search;
  private final EmptyResult emptyResult;

  SearchResponder(
      HttpServerRequest http,
      RequestBaseUrl baseUrl,
      SearchRequestParser parser,
      SearchStudies search,
      EmptyResult emptyResult) {
    this.http = http;
    this.baseUrl = baseUrl;
    this.parser = parser;
    this.search = search;
    this.emptyResult = emptyResult;
  }

  /** Everything that can fail with a 4xx fails before the first result is read. */
  Response respond(SearchScope scope) {
    var parameters = QueryString.parse(http.query());
    var accept = parameters.stream().filter(p -> p.getKey().equals("accept")).findFirst();
    var representation =
        Negotiation.negotiate(
            ResourceKind.SEARCH_RESULTS,
            AcceptHeader.parse(
                http.headers().getAll(HttpHeaders.ACCEPT), accept.map(Map.Entry::getValue)));
    var request = parser.parse(scope, parameters, client());
    try {
      return respond(request, representation);
    } catch (IOException e) {
      throw new UncheckedIOException("Writing to memory failed", e);
    }
  }

  /** As far as it can be told from others, so that each walks through pages at its own pace. */
  private String client() {
    return http.remoteAddress().hostAddress()
        + http.getHeader(HttpHeaders.AUTHORIZATION)
        + http.getHeader(HttpHeaders.USER_AGENT);
  }

  /** A response that streams closes the results itself, at its end. */
  private Response respond(SearchRequest request, Representation representation)
      throws IOException {
    var writer = new ResultWriter(request.fields(), baseUrl.value());
    var format = ResultFormat.of(representation, writer);
    var results = new SearchResponse(search.search(request), format);
    boolean handedOver = false;
    try {
      if (results.isEmpty()) {
        return warned(emptyResult.response(representation), request).build();
      }
      boolean streams = !results.fillWindow();
      var response = streams ? results.streamed() : results.complete();
      warned(response, request).type(format.contentType());
      if ((streams || results.hasReached(request.limit())) && search.isCut(request)) {
        response.header("Warning", Warnings.header(CUT));
      }
      handedOver = streams;
      return response.build();
    } finally {
      if (!handedOver) {
        results.close();
      }
    }
  }

  private static Response.ResponseBuilder warned(
      Response.ResponseBuilder response, SearchRequest request) {
    request.warnings().forEach(text -> response.header("Warning", Warnings.header(text)));
    return response;
  }
}
