package org.isocenter.retrieve.app;

import java.io.IOException;
import java.io.OutputStream;
import java.util.OptionalLong;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.isocenter.dicomweb.Representation;
import org.isocenter.retrieve.app.gzip.GzipMember;

/**
 * The metadata of a series that has settled, deflated once and for all: a fifth of what its
 * instances' own runs take, to read and to send.
 */
public final class SettledDocument implements MetadataText {

  private static final int WINDOW = 64 * 1024;

  private final SettledText text;
  private final Iterable<byte[]> deflated;
  private final Representation representation;

  SettledDocument(SettledText text, Iterable<byte[]> deflated, Representation representation) {
    this.text = text;
    this.deflated = deflated;
    this.representation = representation;
  }

  @Override
  public String digest(ContentCoding coding) {
    return switch (coding) {
      case GZIP -> text.digest() + " settled";
      case IDENTITY -> text.digest();
    };
  }

  @Override
  public String contentType() {
    return representation.mediaType().toString();
  }

  @Override
  public OptionalLong length(ContentCoding coding) {
    return OptionalLong.of(
        switch (coding) {
          case GZIP -> GzipMember.lengthAround(text.deflatedLength());
          case IDENTITY -> text.length();
        });
  }

  @Override
  public void writeTo(OutputStream out, ContentCoding coding) throws IOException {
    switch (coding) {
      case GZIP -> GzipMember.write(deflated, text.crc32(), text.length(), out);
      case IDENTITY -> inflate(out);
    }
  }

  private void inflate(OutputStream out) throws IOException {
    var window = new byte[WINDOW];
    var inflater = new Inflater(true);
    try {
      for (var piece : deflated) {
        inflater.setInput(piece);
        int count;
        while ((count = inflater.inflate(window)) > 0) {
          out.write(window, 0, count);
        }
      }
    } catch (DataFormatException e) {
      throw new IOException("The text of " + text.series() + " is damaged", e);
    } finally {
      inflater.end();
    }
  }
}
