package org.isocenter.worklist.db;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.ColumnTransformer;
import org.hibernate.annotations.DynamicUpdate;
import org.isocenter.dicom.data.Uid;
import org.isocenter.worklist.app.Workitem;
import org.isocenter.worklist.app.WorkitemState;
import org.jspecify.annotations.Nullable;

/** A workitem as the table has it. */
@Entity
@DynamicUpdate
@Table(name = "workitem", schema = "worklist")
// Hibernate fills every column, and none but the annotated ones is nullable.
@SuppressWarnings("NullAway.Init")
public class WorkitemRow {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  @Column(name = "pk")
  long pk;

  @Column(name = "uid")
  String uid;

  @Column(name = "state")
  String state;

  @Column(name = "transaction_uid")
  @Nullable String transactionUid;

  @Column(name = "attributes")
  @ColumnTransformer(read = "attributes::text", write = "?::jsonb")
  String attributes;

  @Column(name = "names")
  @ColumnTransformer(read = "names::text", write = "?::jsonb")
  @Nullable String names;

  @Column(name = "last_event")
  long lastEvent;

  @Column(name = "changed_at")
  Instant changedAt;

  @Column(name = "finished_at")
  @Nullable Instant finishedAt;

  Workitem toWorkitem() {
    var known = WorkitemState.of(state).orElseThrow();
    return new Workitem(new Uid(uid), known, transactionUid, StoredDatasets.read(attributes));
  }

  /** Takes everything from {@code workitem} but its UID. */
  void take(Workitem workitem, Instant now) {
    var json = StoredDatasets.write(workitem.attributes());
    state = workitem.state().value();
    transactionUid = workitem.transactionUid();
    attributes = json.document();
    names = json.names();
    changedAt = now;
    if (workitem.state().isFinal() && finishedAt == null) {
      finishedAt = now;
    }
  }
}
