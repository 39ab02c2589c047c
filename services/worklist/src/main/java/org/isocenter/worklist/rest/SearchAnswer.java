package org.isocenter.worklist.rest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonToken;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.isocenter.dicom.data.Tag;
import org.isocenter.dicomweb.Representation;
import org.isocenter.dicomweb.ResourceKind;
import org.isocenter.dicomweb.Warnings;
import org.isocenter.worklist.app.Found;
import org.isocenter.worklist.app.Search;

/** Answers a search, PS3.18 sections 8.3.4 and 11.9.3. */
@RequestScoped
public class SearchAnswer {
  private static final JsonFactory JSON = new JsonFactory();
  private static final String CUT =
      "There are more results than the server gives at once; ask for them by limit and offset";

  private final DatasetAnswer answer;
  private final SearchSettings settings;

  SearchAnswer(DatasetAnswer answer, SearchSettings settings) {
    this.answer = answer;
    this.settings = settings;
  }

  /**
   * How searches are answered.
   *
   * @param most results of one answer
   * @param emptyArray whether a search without results is answered with an empty array instead of
   *     204
   */
  public record SearchSettings(int most, boolean emptyArray) {}

  /**
   * Answers the request's search.
   *
   * @param returned attributes that every result has
   */
  Response answer(Set<Integer> returned, Function<Search, Found> searching) {
    var representation = answer.negotiate(ResourceKind.SEARCH_RESULTS);
    var search = Search.of(answer.parameters().all(), returned, settings.most());
    var found = searching.apply(search);
    var response = response(representation, search, found);
    search.warnings().forEach(text -> response.header("Warning", Warnings.header(text)));
    if (found.more() && search.capped()) {
      response.header("Warning", Warnings.header(CUT));
    }
    return response.build();
  }

  private Response.ResponseBuilder response(
      Representation representation, Search search, Found found) {
    boolean array = settings.emptyArray() && representation instanceof Representation.SinglePart;
    if (found.documents().isEmpty() && !array) {
      return Response.noContent();
    }
    var documents = found.documents().stream().map(one -> selected(one, search.fields())).toList();
    return answer.ok(representation, documents);
  }

  private static byte[] selected(String document, Optional<Set<Integer>> fields) {
    if (fields.isEmpty()) {
      return document.getBytes(StandardCharsets.UTF_8);
    }
    var bytes = new ByteArrayOutputStream();
    try (var in = JSON.createParser(document);
        var out = JSON.createGenerator(bytes)) {
      in.nextToken();
      out.writeStartObject();
      while (in.nextToken() == JsonToken.FIELD_NAME) {
        if (fields.get().contains(Tag.parseHex(in.currentName()))) {
          out.copyCurrentStructure(in);
        } else {
          in.nextToken();
          in.skipChildren();
        }
      }
      out.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("JSON of our own is none", e);
    }
    return bytes.toByteArray();
  }
}
