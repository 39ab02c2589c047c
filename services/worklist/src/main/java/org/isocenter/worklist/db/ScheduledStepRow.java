package org.isocenter.worklist.db;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.ColumnTransformer;
import org.isocenter.worklist.app.ScheduledStep;
import org.jspecify.annotations.Nullable;

/** A scheduled procedure step as the table has it. */
@Entity
@Table(name = "scheduled_step", schema = "worklist")
// Hibernate fills every column, and none but the annotated ones is nullable.
@SuppressWarnings("NullAway.Init")
public class ScheduledStepRow {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  @Column(name = "pk")
  long pk;

  @Column(name = "id")
  String id;

  @Column(name = "attributes")
  @ColumnTransformer(read = "attributes::text", write = "?::jsonb")
  String attributes;

  @Column(name = "names")
  @ColumnTransformer(read = "names::text", write = "?::jsonb")
  @Nullable String names;

  @Column(name = "over")
  boolean over;

  @Column(name = "changed_at")
  Instant changedAt;

  ScheduledStep toStep() {
    return new ScheduledStep(id, StoredDatasets.read(attributes));
  }

  void take(ScheduledStep step) {
    var json = StoredDatasets.write(step.attributes());
    attributes = json.document();
    names = json.names();
    over = step.status().filter(ScheduledStep.Status::isOver).isPresent();
    changedAt = Instant.now();
  }
}
