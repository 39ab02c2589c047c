package org.isocenter.ingest.app;

import java.io.IOException;
import java.util.Optional;

/**
 * One instance is not stored, and why; the rest of the request goes on. Checked, and an
 * IOException, because it stops the parser from within the stream that it reads.
 */
public final class RefusedInstance extends IOException {
  private static final long serialVersionUID = 1L;

  private final transient Failure failure;
  private final transient Optional<SopReference> instance;

  RefusedInstance(FailureReason reason, String sentence, Optional<SopReference> instance) {
    super(sentence);
    this.failure = new Failure(reason, sentence);
    this.instance = instance;
  }

  /** The object store has no room or cannot be reached; the sender may try again. */
  static RefusedInstance outOfResources(Optional<SopReference> instance) {
    return new RefusedInstance(
        FailureReason.OUT_OF_RESOURCES,
        "The object store cannot take the instance now; it may be sent again.",
        instance);
  }

  /** The same of this instance, unless it is known already which one it is. */
  RefusedInstance about(Optional<SopReference> reference) {
    return instance.isPresent()
        ? this
        : new RefusedInstance(failure.reason(), failure.sentence(), reference);
  }

  StoreOutcome outcome() {
    return instance
        .<StoreOutcome>map(sop -> new StoreOutcome.Failed(sop, failure))
        .orElseGet(() -> new StoreOutcome.Unidentified(failure));
  }
}
