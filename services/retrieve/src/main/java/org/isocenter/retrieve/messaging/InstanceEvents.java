package org.isocenter.retrieve.messaging;

import java.io.UncheckedIOException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.isocenter.dicom.data.TransferSyntax;
import org.isocenter.dicom.instance.FrameTable;
import org.isocenter.dicom.instance.Metadata;
import org.isocenter.events.EventHandler;
import org.isocenter.events.InstanceDeleted;
import org.isocenter.events.InstanceEvent;
import org.isocenter.events.InstanceStored;
import org.isocenter.objectstore.ObjectKey;
import org.isocenter.retrieve.app.DeletedInstance;
import org.isocenter.retrieve.app.InstanceChange;
import org.isocenter.retrieve.app.NewInstance;
import org.isocenter.retrieve.app.Scope;
import org.isocenter.retrieve.app.StoredInstance;
import org.jboss.logging.Logger;

/**
 * Understands events of stored and deleted instances.
 *
 * @param useCase records them, in one transaction
 */
record InstanceEvents(Consumer<List<InstanceChange>> useCase) implements EventHandler {

  private static final Logger LOG = Logger.getLogger(InstanceEvents.class);

  @Override
  public void apply(List<InstanceEvent> events) {
    useCase.accept(events.stream().flatMap(event -> changeOf(event).stream()).toList());
  }

  private static Optional<InstanceChange> changeOf(InstanceEvent event) {
    return switch (event) {
      case InstanceStored stored -> readable(stored).map(InstanceChange.class::cast);
      case InstanceDeleted deleted ->
          Optional.of(
              new DeletedInstance(locationOf(deleted), deleted.version(), deleted.goneUntil()));
    };
  }

  private static Scope.Instance locationOf(InstanceEvent event) {
    return new Scope.Instance(
        event.studyInstanceUid(), event.seriesInstanceUid(), event.sopInstanceUid());
  }

  /**
   * Empty for an event whose tables or metadata cannot be read: it will never be, and must not keep
   * all others from being applied. A republish mends it once ingest does.
   */
  private static Optional<NewInstance> readable(InstanceStored event) {
    try {
      return Optional.of(toInstance(event));
    } catch (IllegalArgumentException | UncheckedIOException e) {
      LOG.errorf(e, "%s cannot be retrieved, its event is unreadable", event);
      return Optional.empty();
    }
  }

  private static NewInstance toInstance(InstanceStored event) {
    var metadata = Metadata.fromBytes(event.metadata());
    var order = DeliveryOrder.of(metadata);
    var instance =
        new StoredInstance(
            locationOf(event),
            event.version(),
            new ObjectKey(event.objectKey()),
            event.size(),
            HexFormat.of().formatHex(event.sha256()),
            TransferSyntax.of(event.transferSyntaxUid()),
            FrameTable.fromBytes(event.frames()),
            event.bulkData());
    return new NewInstance(instance, metadata, order.seriesNumber(), order.instanceNumber());
  }
}
