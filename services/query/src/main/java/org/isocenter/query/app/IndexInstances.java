package org.isocenter.query.app;

import java.io.IOException;
import java.util.List;
import org.isocenter.dicom.instance.Metadata;
import org.isocenter.events.InstanceDeleted;
import org.isocenter.events.InstanceEvent;
import org.isocenter.events.InstanceStored;
import org.jboss.logging.Logger;

/** Makes stored instances searchable, and deleted ones no more, a batch of events at a time. */
public class IndexInstances {

  private static final Logger LOG = Logger.getLogger(IndexInstances.class);

  private final InstanceIndex index;
  private final DeclaredAttributes declared;

  public IndexInstances(InstanceIndex index, DeclaredAttributes declared) {
    this.index = index;
    this.declared = declared;
  }

  /** Applies all events or none; the same events may come again. */
  public void apply(List<InstanceEvent> events) {
    index.apply(events.stream().map(this::toChange).toList());
  }

  private IndexChange toChange(InstanceEvent event) {
    return switch (event) {
      case InstanceStored stored -> toInstance(stored);
      case InstanceDeleted deleted ->
          new RemovedInstance(deleted.version(), deleted.sopInstanceUid(), deleted.goneUntil());
    };
  }

  private IndexedInstance toInstance(InstanceStored stored) {
    try {
      byte[] json = Metadata.fromBytes(stored.metadata()).json("");
      return toInstance(
          stored, AttributeReader.read(json), DeclaredValues.read(json, declared.all()));
    } catch (IOException | IllegalArgumentException | IllegalStateException _) {
      // Unreadable metadata must not hold up the events behind it: the UIDs are indexed alone;
      // without the exception, whose message may quote the metadata
      LOG.warnf("Indexed without attributes, unreadable: %s", stored.sopInstanceUid());
      return toInstance(stored, InstanceAttributes.NONE, List.of());
    }
  }

  private static IndexedInstance toInstance(
      InstanceStored stored, InstanceAttributes attributes, List<DeclaredValue> values) {
    return new IndexedInstance(
        stored.version(),
        stored.studyInstanceUid(),
        stored.seriesInstanceUid(),
        stored.sopInstanceUid(),
        stored.sopClassUid(),
        attributes,
        stored.metadata(),
        values);
  }
}
