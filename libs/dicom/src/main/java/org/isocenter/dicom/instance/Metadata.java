package org.isocenter.dicom.instance;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * DICOM JSON of an instance, PS3.18 Annex F, as raw DEFLATE runs. Between two consecutive segments
 * the base URL of the server is to be inserted: each BulkDataURI is cut just before its {@code
 * /studies/...}. Each segment ends byte aligned with a full flush and is never the final block, so
 * segments of many instances can be composed to one stream without compressing them again.
 *
 * @param deflated the segments, one after the other; nobody may change it
 * @param segments at least one
 */
@SuppressWarnings("ArrayRecordComponent") // bytes pass from scanner to store without a copy
public record Metadata(byte[] deflated, List<Segment> segments) {
  private static final int VERSION = 1;

  /**
   * A part of the text between two insertions of the base URL.
   *
   * @param deflatedLength bytes of the segment in {@link #deflated}
   * @param length bytes of its text
   * @param crc32 of its text
   */
  public record Segment(int deflatedLength, int length, int crc32) {}

  public Metadata {
    segments = List.copyOf(segments);
    long total = segments.stream().mapToLong(Segment::deflatedLength).sum();
    if (segments.isEmpty() || total != deflated.length) {
      throw new IllegalArgumentException("segments do not fit " + deflated.length + " bytes");
    }
  }

  /** The JSON text with {@code baseUrl}, which has no slash at its end, in all BulkDataURIs. */
  public byte[] json(String baseUrl) {
    byte[] inserted = baseUrl.getBytes(StandardCharsets.UTF_8);
    var text = new ByteArrayOutputStream(textLength(inserted.length));
    try (var inflater = new Inflater(true)) {
      inflater.setInput(deflated);
      for (int i = 0; i < segments.size(); i++) {
        if (i > 0) {
          text.writeBytes(inserted);
        }
        text.writeBytes(inflate(inflater, segments.get(i).length()));
      }
    }
    return text.toByteArray();
  }

  private int textLength(int inserted) {
    long length = (long) inserted * (segments.size() - 1);
    for (Segment segment : segments) {
      length += segment.length();
    }
    return Math.toIntExact(length);
  }

  private static byte[] inflate(Inflater inflater, int length) {
    byte[] text = new byte[length];
    int filled = 0;
    try {
      while (filled < length) {
        int count = inflater.inflate(text, filled, length - filled);
        if (count == 0) {
          throw new IllegalStateException("metadata ends early");
        }
        filled += count;
      }
    } catch (DataFormatException e) {
      throw new IllegalStateException("metadata is damaged", e);
    }
    return text;
  }

  /** A compact form whose first byte is its version. */
  public byte[] toBytes() {
    var out = new CompactWriter().octet(VERSION).number(segments.size());
    for (Segment segment : segments) {
      out.number(segment.deflatedLength())
          .number(segment.length())
          .number(Integer.toUnsignedLong(segment.crc32()));
    }
    return out.bytes(deflated).toByteArray();
  }

  /**
   * Reads what {@link #toBytes} wrote.
   *
   * @throws IllegalArgumentException when it is anything else
   */
  public static Metadata fromBytes(byte[] bytes) {
    var in = new CompactReader(bytes);
    int version = in.octet();
    if (version != VERSION) {
      throw new IllegalArgumentException("metadata of unknown version " + version);
    }
    int count = in.count();
    List<Segment> segments = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      int deflatedLength = in.count();
      segments.add(new Segment(deflatedLength, Math.toIntExact(in.number()), (int) in.number()));
    }
    return new Metadata(in.rest(), segments);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Metadata that
        && segments.equals(that.segments)
        && Arrays.equals(deflated, that.deflated);
  }

  @Override
  public int hashCode() {
    return segments.hashCode();
  }

  @Override
  public String toString() {
    return "Metadata[segments=%d, deflated=%d bytes]".formatted(segments.size(), deflated.length);
  }
}
