package org.isocenter.ingest.app;

import java.util.List;

/** What became of one part of a Store request, PS3.18 section 10.5.3. */
public sealed interface StoreOutcome {

  /** Stored by this request, or before with the very same bytes. */
  record Stored(InstanceRef instance, List<Warning> warnings) implements StoreOutcome {
    public Stored {
      warnings = List.copyOf(warnings);
    }
  }

  /** Not stored, although it is known which instance it was. */
  record Failed(SopReference instance, Failure failure) implements StoreOutcome {}

  /** Not stored, and it is not known which instance it was. */
  record Unidentified(Failure failure) implements StoreOutcome {}
}
