package org.isocenter.ingest.app;

import java.util.List;

/** What can be said of a commitment request, PS3.18 sections 13.4.3 and 13.5.3. */
public sealed interface CommitmentAnswer {

  /** All references are verified. */
  record Done(List<CommitmentItem> items) implements CommitmentAnswer {
    public Done {
      items = List.copyOf(items);
    }
  }

  /** It is being worked on; ask again. */
  record Working() implements CommitmentAnswer {}
}
