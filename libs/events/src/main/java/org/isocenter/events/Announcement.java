package org.isocenter.events;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;

/**
 * How far a service has applied one partition of the topic of instances.
 *
 * @param next offset of the first event not applied yet
 * @param at when it was said, for people
 */
record Announcement(String service, int partition, long next, Instant at) {
  String key() {
    return service + "/" + partition;
  }

  byte[] toJson() {
    return EventCodec.write(json -> {
      json.writeStringField("service", service);
      json.writeNumberField("partition", partition);
      json.writeNumberField("offset", next);
      json.writeStringField("at", at.toString());
    });
  }

  /** Empty for what is no announcement: a later one of the same service makes up for it. */
  static Optional<Announcement> fromJson(byte[] json) {
    String service = "";
    long partition = -1;
    long next = -1;
    try (JsonParser parser = EventCodec.JSON.createParser(json)) {
      parser.nextToken();
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String name = parser.currentName();
        parser.nextToken();
        switch (name) {
          case "service" -> service = parser.getValueAsString("");
          case "partition" -> partition = parser.getValueAsLong(-1);
          case "offset" -> next = parser.getValueAsLong(-1);
          default -> parser.skipChildren();
        }
      }
    } catch (IOException e) {
      return Optional.empty();
    }
    boolean complete = !service.isEmpty() && partition >= 0 && next >= 0;
    return complete
        ? Optional.of(new Announcement(service, (int) partition, next, Instant.EPOCH))
        : Optional.empty();
  }
}
