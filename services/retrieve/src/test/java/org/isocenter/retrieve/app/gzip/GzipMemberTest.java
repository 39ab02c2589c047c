package org.isocenter.retrieve.app.gzip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.zip.DataFormatException;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GzipMemberTest {

  @Test
  void isAWholeGzipFileEvenWhenNothingWasWritten() throws IOException {
    var out = new ByteArrayOutputStream();

    new GzipMember(out).finish();

    assertThat(out.size()).isEqualTo(GzipMember.FRAMING);
    assertThat(gunzip(out.toByteArray())).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 100, 2000})
  void holdsEveryRunAndLiteralInOrder(int count) throws IOException {
    List<Object> pieces = piecesOf(count);
    var out = new ByteArrayOutputStream();
    var member = new GzipMember(out);

    writeAll(pieces, member);

    assertThat(gunzip(out.toByteArray())).isEqualTo(textOf(pieces));
  }

  @Test
  void isOneMemberAndNotSeveral() throws IOException {
    var out = new ByteArrayOutputStream();

    writeAll(piecesOf(20), new GzipMember(out));

    var inflater = new Inflater(true);
    byte[] bytes = out.toByteArray();
    inflater.setInput(bytes, 10, bytes.length - 10);
    drain(inflater);
    assertThat(inflater.finished()).isTrue();
    assertThat(inflater.getRemaining()).as("only CRC-32 and length are left").isEqualTo(8);
    inflater.end();
  }

  @Test
  void takesRunsThatInflateToNothing() throws IOException {
    var out = new ByteArrayOutputStream();

    writeAll(List.of(DeflatedRuns.of(""), new Literal("[]"), DeflatedRuns.of("")), member(out));

    assertThat(gunzip(out.toByteArray())).isEqualTo("[]");
  }

  @Test
  void addsTheFramingOfAStoredBlockToEveryLiteral() throws IOException {
    var out = new ByteArrayOutputStream();

    writeAll(List.of(new Literal("http://localhost/dicom-web")), member(out));

    assertThat(out.size()).isEqualTo(GzipMember.FRAMING + Literal.FRAMING + 26);
  }

  @Test
  void refusesALiteralLongerThanAStoredBlock() {
    assertThatThrownBy(() -> new Literal("x".repeat(65_536)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(new Literal("x".repeat(65_535)).length()).isEqualTo(65_535);
  }

  @Test
  void inflatesToTheSameTextForClientsWithoutGzip() throws IOException {
    List<Object> pieces = piecesOf(50);
    var out = new ByteArrayOutputStream();

    try (var text = new InflatedText(out)) {
      writeAll(pieces, text);
    }

    assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo(textOf(pieces));
  }

  @Test
  void faultsOnARunThatIsShorterOrLongerThanRecorded() {
    var run = DeflatedRuns.of("0123456789");
    var shorter = new DeflatedRun(run.buffer(), 0, run.deflatedLength(), 11, 0);
    var longer = new DeflatedRun(run.buffer(), 0, run.deflatedLength(), 4, 0);

    assertThatThrownBy(() -> inflate(shorter)).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> inflate(longer)).isInstanceOf(IOException.class);
  }

  private static void inflate(DeflatedRun run) throws IOException {
    try (var text = new InflatedText(new ByteArrayOutputStream())) {
      text.write(run);
    }
  }

  private static GzipMember member(ByteArrayOutputStream out) {
    return new GzipMember(out);
  }

  /** A JSON array of objects, each cut in two around a base URL. */
  private static List<Object> piecesOf(int count) {
    var separator = new Literal(",");
    var base = new Literal("https://pacs.example/dicom-web");
    List<Object> pieces = new ArrayList<>(Collections.singleton(new Literal("[")));
    for (int i = 0; i < count; i++) {
      if (i > 0) {
        pieces.add(separator);
      }
      pieces.add(DeflatedRuns.of("{\"00200013\":" + "i".repeat(i * 37 % 900) + "\""));
      pieces.add(base);
      pieces.add(DeflatedRuns.of("/studies/1.2/series/1.2.3/instances/1.2.3." + i + "\"}"));
    }
    pieces.add(new Literal("]"));
    return pieces;
  }

  private static void writeAll(List<?> pieces, TextSink sink) throws IOException {
    for (var piece : pieces) {
      if (piece instanceof DeflatedRun run) {
        sink.write(run);
      } else if (piece instanceof Literal literal) {
        sink.write(literal);
      }
    }
    sink.finish();
  }

  /** The text by another way: every piece inflated alone. */
  private static String textOf(List<Object> pieces) throws IOException {
    var out = new ByteArrayOutputStream();
    for (var piece : pieces) {
      try (var text = new InflatedText(out)) {
        writeAll(List.of(piece), text);
      }
    }
    return out.toString(StandardCharsets.UTF_8);
  }

  private static String gunzip(byte[] bytes) throws IOException {
    try (var in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static void drain(Inflater inflater) {
    byte[] window = new byte[4096];
    try {
      while (inflater.inflate(window) > 0) {
        // only the end of the stream is of interest
      }
    } catch (DataFormatException e) {
      throw new AssertionError(e);
    }
  }
}
