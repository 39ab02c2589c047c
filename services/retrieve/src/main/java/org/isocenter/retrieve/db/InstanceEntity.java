package org.isocenter.retrieve.db;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;

/** A row without its metadata, as frames and bulk data need it. */
@Entity
@Immutable
@Table(schema = "retrieve", name = "instance")
@SuppressWarnings("NullAway.Init") // Hibernate fills every column, none of which is null
class InstanceEntity {

  @Id
  @Column(name = "sop_instance_uid")
  String sopInstanceUid;

  @Column(name = "study_instance_uid")
  String studyInstanceUid;

  @Column(name = "series_instance_uid")
  String seriesInstanceUid;

  @Column(name = "version")
  long version;

  @Column(name = "object_key")
  String objectKey;

  @Column(name = "size")
  long size;

  @Column(name = "sha256")
  byte[] sha256;

  @Column(name = "transfer_syntax_uid")
  String transferSyntaxUid;

  @Column(name = "frames")
  byte[] frames;

  @Column(name = "bulk_data")
  String bulkData;
}
