package org.isocenter.dicom.instance;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import org.isocenter.dicom.io.DicomFormatException;
import org.isocenter.dicom.json.JsonSink;
import org.jspecify.annotations.Nullable;

/**
 * Deflates JSON text as it is written, in segments that end before each BulkDataURI. Until the
 * instance is identified its URIs are not known, so the little text before that is held back.
 */
final class MetadataDeflater implements JsonSink {
  private static final int USUAL_DEFLATED = 4 * 1024;
  // Far beyond real instances; a hostile one could have millions of elements.
  private static final int MOST_HELD = 32 << 20;
  private static final int MOST_TEXT = 512 << 20;

  private final Deflater deflater;
  private final ByteArrayOutputStream deflated = new ByteArrayOutputStream(USUAL_DEFLATED);
  private final byte[] piece;
  private final List<Metadata.Segment> segments = new ArrayList<>();
  private final CRC32 crc = new CRC32();
  private int segmentStart;
  private int length;
  private long total;

  private final ByteArrayOutputStream held = new ByteArrayOutputStream();
  private final List<Integer> heldUris = new ArrayList<>();
  private byte @Nullable [] uriPath;

  /**
   * @param piece what comes out of the deflater goes through it
   */
  MetadataDeflater(Deflater deflater, byte[] piece) {
    this.deflater = deflater;
    this.piece = piece;
  }

  @Override
  public void write(byte[] buf, int off, int len) throws IOException {
    total += len;
    if (total > (uriPath == null ? MOST_HELD : MOST_TEXT)) {
      throw new DicomFormatException(
          "the metadata takes more than "
              + (uriPath == null ? MOST_HELD + " bytes before its UIDs" : MOST_TEXT + " bytes"),
          0,
          0,
          "");
    }
    if (uriPath == null) {
      held.write(buf, off, len);
    } else {
      deflate(buf, off, len);
    }
  }

  @Override
  public void bulkDataUri() {
    if (uriPath == null) {
      heldUris.add(held.size());
    } else {
      cut(uriPath);
    }
  }

  void identified(InstanceIdentity identity) {
    byte[] path = uriPath(identity);
    byte[] text = held.toByteArray();
    int from = 0;
    for (int uri : heldUris) {
      deflate(text, from, uri - from);
      cut(path);
      from = uri;
    }
    deflate(text, from, text.length - from);
    held.reset();
    uriPath = path;
  }

  Metadata finish() {
    endSegment();
    return new Metadata(deflated.toByteArray(), segments);
  }

  private static byte[] uriPath(InstanceIdentity identity) {
    var path =
        "/studies/%s/series/%s/instances/%s/bulkdata/"
            .formatted(
                escaped(identity.studyInstanceUid()),
                escaped(identity.seriesInstanceUid()),
                escaped(identity.sopInstanceUid()));
    return path.getBytes(StandardCharsets.US_ASCII);
  }

  /** Nothing to do for a UID; but what stands for one may be anything. */
  private static String escaped(String uid) {
    return URLEncoder.encode(uid, StandardCharsets.UTF_8);
  }

  private void cut(byte[] path) {
    endSegment();
    deflate(path, 0, path.length);
  }

  private void deflate(byte[] buf, int off, int len) {
    crc.update(buf, off, len);
    length = Math.addExact(length, len);
    deflater.setInput(buf, off, len);
    drain(Deflater.NO_FLUSH);
  }

  private void endSegment() {
    drain(Deflater.FULL_FLUSH);
    segments.add(
        new Metadata.Segment(deflated.size() - segmentStart, length, (int) crc.getValue()));
    segmentStart = deflated.size();
    length = 0;
    crc.reset();
  }

  private void drain(int flush) {
    int count = piece.length;
    while (count == piece.length) {
      count = deflater.deflate(piece, 0, piece.length, flush);
      deflated.write(piece, 0, count);
    }
  }
}
