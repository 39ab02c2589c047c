package org.isocenter.worklist.app;

import java.util.Optional;
import org.isocenter.dicom.data.Dataset;
import org.isocenter.dicom.data.Uid;
import org.isocenter.dicom.data.Vr;
import org.isocenter.dicom.dictionary.Tags;
import org.jspecify.annotations.Nullable;

/**
 * A Unified Procedure Step instance, PS3.3 section B.26.
 *
 * @param transactionUid the lock of whoever performs it; told to nobody
 * @param attributes all others; never changed in place
 */
public record Workitem(
    Uid uid, WorkitemState state, @Nullable String transactionUid, Dataset attributes) {

  /** UPS Push, the SOP class of every workitem. */
  public static final String SOP_CLASS = "1.2.840.10008.5.1.4.34.6.1";

  public Optional<String> lock() {
    return Optional.ofNullable(transactionUid);
  }

  /** The same in another state, which its attributes tell too. */
  public Workitem in(WorkitemState next, @Nullable String lock) {
    var changed = Datasets.copy(attributes);
    changed.putText(Tags.PROCEDURE_STEP_STATE, Vr.CS, next.value());
    return new Workitem(uid, next, lock, changed);
  }

  public Workitem with(Dataset changed) {
    return new Workitem(uid, state, transactionUid, changed);
  }
}
