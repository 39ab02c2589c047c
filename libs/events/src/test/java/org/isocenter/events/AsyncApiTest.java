package org.isocenter.events;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** Holds docs/asyncapi.yaml to what is really written and read. */
class AsyncApiTest {
  private final MemoryClaimChecks claims = new MemoryClaimChecks();
  private final EventCodec codec = new EventCodec(claims);
  private final ObjectMapper json = new ObjectMapper();
  private final JsonNode document = json.valueToTree(load());

  @Test
  void theExampleOfAnEventDecodes() {
    InstanceEvent event = codec.decode(example("instanceStored"));

    assertThat(event.studyInstanceUid()).isEqualTo("1.2.826.0.1.3680043.10.1.1");
    assertThat(event)
        .isInstanceOfSatisfying(
            InstanceStored.class, stored -> assertThat(stored.bulkData()).hasSize(1));
  }

  @Test
  void theExampleOfAClaimCheckDecodes() {
    claims.put(
        document
            .at("/components/messages/instanceStoredElsewhere/examples/0/payload/claimCheck")
            .asText(),
        example("instanceStored"));

    assertThat(codec.decode(example("instanceStoredElsewhere")))
        .isEqualTo(codec.decode(example("instanceStored")));
  }

  @Test
  void theExampleOfADeletionDecodes() {
    assertThat(codec.decode(example("instanceDeleted")))
        .isInstanceOfSatisfying(
            InstanceDeleted.class,
            deleted -> assertThat(deleted.goneUntil()).isAfter(deleted.deletedAt()));
  }

  @Test
  void theExampleOfAnAnnouncementDecodes() {
    assertThat(Announcement.fromJson(example("applied")))
        .hasValueSatisfying(said -> {
          assertThat(said.key()).isEqualTo("query/3");
          assertThat(said.next()).isEqualTo(1042);
        });
  }

  @Test
  void theExampleOfAWorkitemsEventDecodesAndComesBack() throws IOException {
    var event = UpsEventCodec.decode(example("upsEvent"));

    assertThat(event.recipients()).containsExactly("AI1", "DASHBOARD");
    assertThat(json.readTree(UpsEventCodec.encode(event)))
        .isEqualTo(json.readTree(example("upsEvent")));
  }

  @Test
  void everyFieldWrittenIsDocumentedAndNoOther() throws IOException {
    assertFields("InstanceStored", codec.encode(Events.stored(1, 1)));
    assertFields("ClaimCheck", codec.encode(Events.stored(1, 1, new byte[300_000])));
    assertFields(
        "InstanceDeleted",
        codec.encode(
            new InstanceDeleted(2, "1.2", "1.2.1", "1.2.1.1", Instant.EPOCH, Instant.MAX)));
    assertFields("UpsEvent", UpsEventCodec.encode(new UpsEvent("1.2", 1, List.of("AE"), "{}")));
    assertFields("Applied", new Announcement("query", 0, 1, Instant.EPOCH).toJson());
  }

  private void assertFields(String schema, byte[] written) throws IOException {
    JsonNode described = document.at("/components/schemas/" + schema);
    List<String> required = new ArrayList<>();
    described.get("required").forEach(name -> required.add(name.asText()));

    List<String> fields = new ArrayList<>();
    json.readTree(written).fieldNames().forEachRemaining(fields::add);

    assertThat(fields).isEqualTo(required);
    assertThat(described.get("properties").fieldNames())
        .toIterable()
        .containsExactlyElementsOf(required);
  }

  @Test
  void theTopicsAreTheDefaults() {
    assertThat(document.at("/channels/instances/address").asText()).isEqualTo(Topics.INSTANCES);
    assertThat(document.at("/channels/applied/address").asText()).isEqualTo(Topics.APPLIED);
    assertThat(document.at("/channels/rejected/address").asText()).isEqualTo(Topics.REJECTED);
    assertThat(document.at("/channels/upsEvents/address").asText()).isEqualTo(Topics.UPS_EVENTS);
  }

  private byte[] example(String message) {
    return document
        .at("/components/messages/" + message + "/examples/0/payload")
        .toString()
        .getBytes(UTF_8);
  }

  private static Object load() {
    try {
      return new Yaml().load(Files.readString(Path.of("../../docs/asyncapi.yaml")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
