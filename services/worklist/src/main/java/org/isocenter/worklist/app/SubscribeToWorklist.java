package org.isocenter.worklist.app;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.isocenter.dicom.data.Uid;
import org.isocenter.dicomweb.DicomWebException.BadRequest;
import org.isocenter.dicomweb.QueryString;
import org.isocenter.matching.DocumentCriterion;
import org.isocenter.matching.SearchParameters;

/** Subscribe, Unsubscribe and Suspend, PS3.18 sections 11.10 to 11.12. */
public class SubscribeToWorklist {
  /** The worklist as a whole, and as a filtered one. */
  public static final String WORKLIST = "1.2.840.10008.5.1.4.34.5";

  public static final String FILTERED_WORKLIST = "1.2.840.10008.5.1.4.34.5.1";

  private static final Set<String> NO_KEYS = Set.of("deletionlock", "filter", "accept", "charset");

  /** A comma before another key, and not within a value. */
  private static final Pattern BETWEEN_KEYS = Pattern.compile(",(?=[A-Za-z0-9.]+=)");

  private final Subscriptions subscriptions;

  public SubscribeToWorklist(Subscriptions subscriptions) {
    this.subscriptions = subscriptions;
  }

  /** Matching keys as they were sent, and what they mean. */
  public record Filter(String text, List<DocumentCriterion> criteria) {
    public Filter {
      criteria = List.copyOf(criteria);
    }

    /** Reads a filter that was kept. */
    public static Filter of(String text) {
      return of(QueryString.parse(text));
    }

    private static Filter of(List<Map.Entry<String, String>> keys) {
      var parameters = SearchParameters.of(keys);
      var criteria = parameters.criteria();
      if (!parameters.warnings().isEmpty()) {
        throw new BadRequest(String.join(" ", parameters.warnings()) + ".");
      }
      return new Filter(
          keys.stream()
              .map(key -> encoded(key.getKey()) + "=" + encoded(key.getValue()))
              .collect(Collectors.joining("&")),
          criteria);
    }

    private static String encoded(String text) {
      return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
  }

  /**
   * Subscribes an AE.
   *
   * @param parameters of the request, matching keys among them
   * @return the Warning of a lock that is not granted
   */
  public Optional<String> subscribe(
      Uid resource, String ae, boolean deletionLock, List<Map.Entry<String, String>> parameters) {
    boolean granted =
        switch (resource.value()) {
          case WORKLIST -> subscriptions.subscribeToAll(Optional.empty(), ae, deletionLock);
          case FILTERED_WORKLIST ->
              subscriptions.subscribeToAll(Optional.of(filter(parameters)), ae, deletionLock);
          default -> {
            subscriptions.subscribe(resource, ae, deletionLock);
            yield true;
          }
        };
    return granted ? Optional.empty() : Optional.of(Messages.LOCK_NOT_GRANTED);
  }

  /** As {@code filter=key=value,key=value}, or each key as a parameter. */
  private static Filter filter(List<Map.Entry<String, String>> parameters) {
    var keys = new ArrayList<Map.Entry<String, String>>();
    for (var parameter : parameters) {
      if (parameter.getKey().equals("filter")) {
        BETWEEN_KEYS
            .splitAsStream(parameter.getValue())
            .map(SubscribeToWorklist::key)
            .forEach(keys::add);
      } else if (!NO_KEYS.contains(parameter.getKey())) {
        keys.add(parameter);
      }
    }
    if (keys.isEmpty()) {
      throw new BadRequest("A filtered worklist needs a filter: filter=attribute=value,...");
    }
    return Filter.of(keys);
  }

  private static Map.Entry<String, String> key(String text) {
    int equals = text.indexOf('=');
    if (equals < 1) {
      throw new BadRequest("A key of the filter is not attribute=value.");
    }
    return Map.entry(text.substring(0, equals), text.substring(equals + 1));
  }

  /** Unsubscribes an AE. */
  public void unsubscribe(Uid resource, String ae) {
    switch (resource.value()) {
      case WORKLIST -> subscriptions.unsubscribeFromAll(false, ae);
      case FILTERED_WORKLIST -> subscriptions.unsubscribeFromAll(true, ae);
      default -> subscriptions.unsubscribe(resource, ae);
    }
  }

  /** Lets an AE keep what it is subscribed to, and subscribes it to nothing new. */
  public void suspend(Uid resource, String ae) {
    switch (resource.value()) {
      case WORKLIST -> subscriptions.suspend(false, ae);
      case FILTERED_WORKLIST -> subscriptions.suspend(true, ae);
      default -> throw new BadRequest("Only a subscription to the worklist can be suspended.");
    }
  }
}
