package org.isocenter.ingest.db;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.isocenter.ingest.app.OutboxEvent;
import org.jspecify.annotations.Nullable;

/**
 * An event that is not known to be published; rows are written set-wise by {@link LedgerWrite} and
 * {@link LedgerDelete}.
 */
@Entity
@Table(name = "outbox", schema = "ingest")
// Hibernate fills every column.
@SuppressWarnings("NullAway.Init")
public class OutboxRow {
  @Id
  @Column(name = "version")
  long version;

  @Column(name = "study_instance_uid")
  String studyInstanceUid;

  @Column(name = "event")
  byte[] event;

  @Column(name = "trace_parent")
  @Nullable String traceParent;

  OutboxEvent toEvent() {
    return new OutboxEvent(version, studyInstanceUid, event, traceParent);
  }
}
