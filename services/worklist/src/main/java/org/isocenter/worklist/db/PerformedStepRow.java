package org.isocenter.worklist.db;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.ColumnTransformer;
import org.isocenter.dicom.data.Uid;
import org.isocenter.worklist.app.PerformedStep;

/** A performed procedure step as the table has it. */
@Entity
@Table(name = "performed_step", schema = "worklist")
// Hibernate fills every column, and none of them is nullable.
@SuppressWarnings("NullAway.Init")
public class PerformedStepRow {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  @Column(name = "pk")
  long pk;

  @Column(name = "uid")
  String uid;

  @Column(name = "status")
  String status;

  @Column(name = "attributes")
  @ColumnTransformer(read = "attributes::text", write = "?::jsonb")
  String attributes;

  @Column(name = "changed_at")
  Instant changedAt;

  PerformedStep toStep() {
    var known = PerformedStep.Status.of(status).orElseThrow();
    return new PerformedStep(new Uid(uid), known, StoredDatasets.read(attributes));
  }

  void take(PerformedStep step) {
    status = step.status().value();
    attributes = StoredDatasets.write(step.attributes()).document();
    changedAt = Instant.now();
  }
}
