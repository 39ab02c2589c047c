package org.isocenter.worklist.db;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.List;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.isocenter.events.UpsEvent;
import org.isocenter.worklist.app.Outbox;
import org.jspecify.annotations.Nullable;

/** An event to be published, for reading; {@link EventLog} writes them. */
@Entity
@Table(name = "outbox", schema = "worklist")
// Hibernate fills every column.
@SuppressWarnings("NullAway.Init")
public class OutboxRow {
  @Id
  @Column(name = "id")
  long id;

  @Column(name = "workitem")
  String workitem;

  @Column(name = "sequence")
  long sequence;

  @Column(name = "event")
  String event;

  @Column(name = "recipients")
  @JdbcTypeCode(SqlTypes.ARRAY)
  String[] recipients;

  @Column(name = "trace_parent")
  @Nullable String traceParent;

  Outbox.Pending toPending() {
    var told = new UpsEvent(workitem, sequence, List.of(recipients), event);
    return new Outbox.Pending(id, told, traceParent);
  }
}
