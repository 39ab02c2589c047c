package org.isocenter.retrieve.app;

import java.io.IOException;
import java.io.OutputStream;
import java.util.OptionalLong;
import org.isocenter.dicom.instance.Metadata;
import org.isocenter.dicomweb.Representation;
import org.isocenter.retrieve.app.Snapshot.Share;
import org.isocenter.retrieve.app.gzip.DeflatedRun;
import org.isocenter.retrieve.app.gzip.GzipMember;
import org.isocenter.retrieve.app.gzip.InflatedText;
import org.isocenter.retrieve.app.gzip.Literal;
import org.isocenter.retrieve.app.gzip.TextSink;

/** The metadata of a scope composed, while it is written, of the runs that were made at ingest. */
public final class MetadataDocument implements MetadataText {

  private static final Literal BEGIN = new Literal("[");
  private static final Literal SEPARATOR = new Literal(",");
  private static final Literal END = new Literal("]");

  private final Snapshot snapshot;
  private final Iterable<Metadata> instances;
  private final Representation representation;
  private final Literal baseUrl;

  MetadataDocument(
      Snapshot snapshot,
      Iterable<Metadata> instances,
      Representation representation,
      String baseUrl) {
    this.snapshot = snapshot;
    this.instances = instances;
    this.representation = representation;
    this.baseUrl = new Literal(baseUrl);
  }

  /** Changes whenever an instance comes, goes or is replaced. */
  @Override
  public String digest(ContentCoding coding) {
    return snapshot.digest();
  }

  @Override
  public String contentType() {
    return representation.mediaType().toString();
  }

  @Override
  public OptionalLong length(ContentCoding coding) {
    return OptionalLong.of(
        switch (coding) {
          case GZIP -> GzipMember.FRAMING + snapshot.sum(Share::metadataDeflated) + literals(true);
          case IDENTITY -> snapshot.sum(Share::metadataText) + literals(false);
        });
  }

  @Override
  public void writeTo(OutputStream out, ContentCoding coding) throws IOException {
    switch (coding) {
      case GZIP -> compose(new GzipMember(out));
      case IDENTITY -> {
        try (var text = new InflatedText(out)) {
          compose(text);
        }
      }
    }
  }

  private long literals(boolean stored) {
    long framing = stored ? Literal.FRAMING : 0;
    long brackets = 2;
    long separators = snapshot.instances() - 1;
    long insertions = snapshot.sum(Share::metadataSegments) - snapshot.instances();
    return (brackets + separators) * (framing + 1) + insertions * (framing + baseUrl.length());
  }

  private void compose(TextSink sink) throws IOException {
    sink.write(BEGIN);
    long written = 0;
    for (var metadata : instances) {
      if (written++ > 0) {
        sink.write(SEPARATOR);
      }
      compose(metadata, sink);
    }
    sink.write(END);
    sink.finish();
    if (written != snapshot.instances()) {
      throw new IOException(
          "Of %d instances only %d are still there".formatted(snapshot.instances(), written));
    }
  }

  private void compose(Metadata metadata, TextSink sink) throws IOException {
    int offset = 0;
    for (var segment : metadata.segments()) {
      if (offset > 0) {
        sink.write(baseUrl);
      }
      int deflated = segment.deflatedLength();
      sink.write(
          new DeflatedRun(
              metadata.deflated(), offset, deflated, segment.length(), segment.crc32()));
      offset += deflated;
    }
  }
}
