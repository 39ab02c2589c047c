package org.isocenter.ingest.db;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.isocenter.ingest.app.SupersededObject;
import org.isocenter.objectstore.ObjectKey;

/** A content of the past, for reading; rows are written together with the ledger's. */
@Entity
@Table(name = "superseded", schema = "ingest")
// Hibernate fills every column, and none of them is nullable.
@SuppressWarnings("NullAway.Init")
public class SupersededRow {
  @Id
  @Column(name = "version")
  long version;

  @Column(name = "object_key")
  String objectKey;

  @Column(name = "remove_after")
  Instant removeAfter;

  SupersededObject toObject() {
    return new SupersededObject(version, new ObjectKey(objectKey));
  }
}
