package org.isocenter.events;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventCodecTest {
  private final MemoryClaimChecks claims = new MemoryClaimChecks();
  private final EventCodec codec = new EventCodec(claims);

  @Test
  void anEventIsReadBack() {
    InstanceStored event = Events.stored(1, 1);

    InstanceEvent decoded = codec.decode(codec.encode(event));

    assertThat(decoded).isEqualTo(event);
    assertThat(claims.documents).isEmpty();
  }

  @Test
  void aDeletionIsReadBack() {
    Instant deletedAt = Instant.parse("2026-02-01T09:00:00Z");
    InstanceDeleted event =
        new InstanceDeleted(
            2, "1.2.1", "1.2.1.1", "1.2.1.1.1", deletedAt, deletedAt.plusSeconds(60));

    assertThat(codec.decode(codec.encode(event))).isEqualTo(event);
  }

  @Test
  void aLargeEventTravelsAsAClaimCheck() {
    InstanceStored event = Events.stored(1, 1, random(300_000));

    byte[] message = codec.encode(event);

    assertThat(message).hasSizeLessThan(1000);
    assertThat(claims.documents).containsOnlyKeys("index/1.2.1/1.2.1.1/1.2.1.1.1/1.json");
    assertThat(codec.decode(message)).isEqualTo(event);
  }

  @Test
  void noMessageExceedsTheLimit() {
    for (int size = 190_000; size < 200_000; size += 500) {
      InstanceStored event = Events.stored(1, size, random(size));

      assertThat(codec.encode(event)).hasSizeLessThanOrEqualTo(EventCodec.INLINE_LIMIT);
    }
    assertThat(claims.documents).isNotEmpty().hasSizeLessThan(20);
  }

  @Test
  void aLostClaimCheckIsMalformed() {
    byte[] message = codec.encode(Events.stored(1, 1, random(300_000)));
    claims.documents.clear();

    assertMalformed(message, "claim check is missing");
  }

  @Test
  void unknownFieldsAreIgnored() {
    String json =
        json().replace("{\"type\"", "{\"new\":{\"a\":[1,{}]},\"newer\":[[]],\"x\":1.5,\"type\"");

    assertThat(codec.decode(json.getBytes(UTF_8))).isEqualTo(Events.stored(1, 1));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "type",
        "schema",
        "version",
        "studyInstanceUid",
        "seriesInstanceUid",
        "sopInstanceUid",
        "sopClassUid",
        "transferSyntaxUid",
        "objectKey",
        "size",
        "sha256",
        "storedAt",
        "metadata",
        "frames",
        "bulkData",
        "path",
        "vr",
        "offset",
        "length"
      })
  void aMissingFieldIsNamed(String field) {
    String json = json().replace('"' + field + '"', "\"other\"");

    assertMalformed(json.getBytes(UTF_8), "lacks its field " + field);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "`\"schema\":1` | `\"schema\":2` | newer than this version knows",
        "`instance-stored` | `instance-sold` | type is not known",
        "`\"size\":1001` | `\"size\":-1` | size is negative",
        "`\"size\":1001` | `\"size\":\"1001\"` | size is of another JSON type",
        "`\"size\":1001` | `\"size\":99999999999999999999` | not a JSON document",
        "`2026-01-31T` | `yesterday` | storedAt is not an instant",
        "`\"sha256\":\"00` | `\"sha256\":\"0g` | sha256 is not 64 hexadecimal digits",
        "`\"sha256\":\"00` | `\"sha256\":\"` | sha256 is not 64 hexadecimal digits",
        "`\"AQID\"` | `\"A!\"` | not a JSON document",
        "`[{` | `[7,{` | bulkData holds something else",
        "`[{\"path\":\"7FE00010\",\"vr\":\"OW\",\"offset\":100,\"length\":900}]` | `7` | bulkData is of another JSON type"
      })
  void aWrongValueIsExplainedWithoutIt(String right, String wrong, String sentence) {
    String json = json().replace(right, wrong);

    assertThat(json).isNotEqualTo(json());
    assertMalformed(json.getBytes(UTF_8), sentence);
  }

  @Test
  void noTruncatedMessageIsAnEvent() {
    byte[] message = codec.encode(Events.stored(1, 1));

    for (int length = 0; length < message.length; length++) {
      assertMalformed(Arrays.copyOf(message, length), "");
    }
  }

  @Test
  void whatIsNoObjectIsMalformed() {
    assertMalformed("[]".getBytes(UTF_8), "not a JSON object");
    assertMalformed(random(100), "");
  }

  private String json() {
    return new String(codec.encode(Events.stored(1, 1)), UTF_8);
  }

  private void assertMalformed(byte[] message, String sentence) {
    assertThatExceptionOfType(MalformedEventException.class)
        .isThrownBy(() -> codec.decode(message))
        .withMessageContaining(sentence)
        .withNoCause();
  }

  private static byte[] random(int size) {
    byte[] bytes = new byte[size];
    new Random(size).nextBytes(bytes);
    return bytes;
  }
}
