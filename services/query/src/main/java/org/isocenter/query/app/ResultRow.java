package org.isocenter.query.app;

import java.util.List;
import java.util.Optional;

/**
 * One search result, not yet put together.
 *
 * @param documents DICOM JSON objects of the entity and its parents, members in tag order; of the
 *     entity itself last
 * @param computed what the index keeps outside the documents
 * @param metadata the data set of the instance, or of one instance of the series or study, in the
 *     compact form of {@code org.isocenter.dicom.instance.Metadata}; empty when nothing of it is
 *     asked for
 */
@SuppressWarnings("ArrayRecordComponent") // bytes on their way to the response
public record ResultRow(List<byte[]> documents, List<Computed> computed, byte[] metadata) {

  private static final byte[] NONE = new byte[0];

  public ResultRow {
    documents = List.copyOf(documents);
    computed = List.copyOf(computed);
  }

  public ResultRow(List<byte[]> documents, List<Computed> computed) {
    this(documents, computed, NONE);
  }

  /** An attribute made by the index; numbers in decimal. */
  public record Computed(int tag, List<String> values) {
    public Computed {
      values = List.copyOf(values);
    }

    public static Computed of(int tag, String value) {
      return new Computed(tag, List.of(value));
    }
  }

  /** The only value of a computed attribute, if the row has it. */
  public Optional<String> valueOf(int tag) {
    for (var attribute : computed) {
      if (attribute.tag() == tag && !attribute.values().isEmpty()) {
        return Optional.of(attribute.values().getFirst());
      }
    }
    return Optional.empty();
  }
}
