package org.isocenter.worklist.app;

import java.util.Optional;
import org.isocenter.dicomweb.DicomWebException.BadRequest;

/** The lock of a claimed workitem, PS3.4 section CC.2.1.2. */
final class Locks {
  private Locks() {}

  /** Refuses whoever does not hold the lock. */
  static void requireLock(Workitem workitem, Optional<String> transactionUid) {
    if (transactionUid.isEmpty()) {
      throw new BadRequest(
          "The workitem is claimed: name the Transaction UID it was claimed with.",
          Messages.TRANSACTION_MISSING);
    }
    if (!transactionUid.equals(workitem.lock())) {
      throw new BadRequest(
          "The Transaction UID is not the one that the workitem was claimed with.",
          Messages.TRANSACTION_INCORRECT);
    }
  }
}
