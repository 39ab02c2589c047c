package org.isocenter.retrieve.app;

import java.util.Set;
import org.isocenter.dicom.instance.Metadata;

/** The instances of whole studies and series, in the order in which they are delivered. */
public interface Holdings {

  /** Whether any instance of {@code scope} is here. */
  boolean contain(Scope scope);

  /** Whether an instance of {@code scope} was deleted so lately that this is told as 410. */
  boolean remember(Scope scope);

  /** What {@code scope} holds at this moment. */
  Snapshot snapshot(Scope scope);

  /**
   * The metadata of a snapshot's instances, read page by page while it is iterated over. Instances
   * that came after the snapshot are left out; those replaced since are missing.
   */
  Iterable<Metadata> metadata(Snapshot snapshot);

  /** In which transfer syntaxes the instances are stored that have bulk data of the selection. */
  Set<String> syntaxesOfBulkData(Scope scope, BulkDataSelection selection);

  /** A snapshot's instances with their tables, read like {@link #metadata}. */
  Iterable<StoredInstance> instances(Snapshot snapshot);

  /** The stored objects of a snapshot's instances, read like {@link #metadata}. */
  Iterable<ObjectEntry> objects(Snapshot snapshot);
}
