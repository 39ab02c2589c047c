package org.isocenter.ingest.rest;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.isocenter.ingest.SampleInstance;

/** Bodies of Store requests, good ones and others. */
final class StowBodies {
  static final String BOUNDARY = "0f1e2d3c-4b5a";

  private static final int PIXEL_DATA_HEADER = 12;

  private StowBodies() {}

  static byte[] multipart(byte[]... parts) {
    return multipart("Content-Type: application/dicom\r\n", parts);
  }

  static byte[] multipartWithoutTypes(byte[]... parts) {
    return multipart("", parts);
  }

  /** The objects, and before them a part that is none. */
  static byte[] multipartWithStranger(byte[]... parts) {
    var body = new ByteArrayOutputStream();
    body.writeBytes(ascii("--" + BOUNDARY + "\r\nContent-Type: image/jpeg\r\n\r\nstranger"));
    body.writeBytes(multipart(parts));
    return body.toByteArray();
  }

  private static byte[] multipart(String headers, byte[]... parts) {
    var body = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      body.writeBytes(ascii("\r\n--" + BOUNDARY + "\r\n" + headers + "\r\n"));
      body.writeBytes(part);
    }
    body.writeBytes(ascii("\r\n--" + BOUNDARY + "--"));
    return body.toByteArray();
  }

  /** The instance with sequences within sequences before its pixel data. */
  static byte[] nested(SampleInstance instance, int depth) {
    byte[] whole = instance.withPixelBytes(32).bytes();
    int pixelData = whole.length - PIXEL_DATA_HEADER - 32;
    var nested = new ByteArrayOutputStream();
    nested.write(whole, 0, pixelData);
    for (int i = 0; i < depth; i++) {
      // (0040,A730) SQ of undefined length, and an item of undefined length
      nested.writeBytes(bytes(0x40, 0, 0x30, 0xA7, 'S', 'Q', 0, 0, 0xFF, 0xFF, 0xFF, 0xFF));
      nested.writeBytes(bytes(0xFE, 0xFF, 0, 0xE0, 0xFF, 0xFF, 0xFF, 0xFF));
    }
    return nested.toByteArray();
  }

  /** A Part 10 file with one private value of this length before any identifier. */
  static byte[] longHeader(int length) {
    byte[] whole = SampleInstance.number(1).bytes();
    int metaEnd = 132 + 12 + Byte.toUnsignedInt(whole[140]) + (Byte.toUnsignedInt(whole[141]) << 8);
    var object = new ByteArrayOutputStream();
    object.write(whole, 0, metaEnd);
    object.writeBytes(bytes(0x07, 0, 0x10, 0x10, 'O', 'B', 0, 0));
    object.writeBytes(bytes(length, length >> 8, length >> 16, length >> 24));
    object.writeBytes(new byte[length]);
    return object.toByteArray();
  }

  /** The instance, whose pixel data says it is nearly 4 GiB long. */
  static byte[] withLyingLength(SampleInstance instance) {
    byte[] whole = instance.withPixelBytes(512).bytes();
    int length = whole.length - 512 - Integer.BYTES;
    byte[] lying = Arrays.copyOf(whole, whole.length);
    lying[length] = (byte) 0xF0;
    lying[length + 1] = (byte) 0xFF;
    lying[length + 2] = (byte) 0xFF;
    lying[length + 3] = (byte) 0xFF;
    return lying;
  }

  private static byte[] bytes(int... values) {
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      bytes[i] = (byte) values[i];
    }
    return bytes;
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
