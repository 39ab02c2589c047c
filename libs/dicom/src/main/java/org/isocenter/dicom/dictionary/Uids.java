package org.isocenter.dicom.dictionary;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The registered UIDs of PS3.6 annex A: SOP classes, transfer syntaxes, well-known instances. */
public final class Uids {

  private static final Map<String, String[]> ROWS =
      TsvResource.rows("uids.tsv").stream()
          .collect(Collectors.toUnmodifiableMap(row -> row[0], row -> row));

  private Uids() {}

  /** The name, {@code CT Image Storage}; empty when the UID is not registered. */
  public static Optional<String> nameOf(String uid) {
    return column(uid, 2);
  }

  /** The keyword, {@code CTImageStorage}; empty when the UID is not registered or has none. */
  public static Optional<String> keywordOf(String uid) {
    return column(uid, 1);
  }

  /** The type as PS3.6 writes it, {@code SOP Class}; empty when the UID is not registered. */
  public static Optional<String> typeOf(String uid) {
    return column(uid, 3);
  }

  private static Optional<String> column(String uid, int column) {
    var row = ROWS.get(uid);
    return row == null ? Optional.empty() : Optional.of(row[column]).filter(s -> !s.isEmpty());
  }
}
