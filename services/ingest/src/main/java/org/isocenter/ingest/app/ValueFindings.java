package org.isocenter.ingest.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.isocenter.dicom.data.Tag;
import org.isocenter.dicom.data.Vr;
import org.isocenter.dicom.instance.ValueListener;

/** Collects which attributes of an instance have values that their VRs do not allow. */
final class ValueFindings implements ValueListener {
  private static final int MOST_NAMED = 10;

  private final boolean looking;
  private final List<String> named = new ArrayList<>();
  private int count;

  ValueFindings(ValidationPolicy policy) {
    this.looking = policy != ValidationPolicy.OFF;
  }

  @Override
  public void value(int tag, Vr vr, byte[] buffer, int offset, int length) {
    if (looking && !ValueRules.areAllowed(vr, buffer, offset, length)) {
      count++;
      if (named.size() < MOST_NAMED) {
        named.add(Tag.toString(tag) + " " + vr);
      }
    }
  }

  /** The attributes for people, never their values. */
  Optional<String> sentence() {
    if (count == 0) {
      return Optional.empty();
    }
    String more = count > named.size() ? " and %d more".formatted(count - named.size()) : "";
    return Optional.of("Values not allowed for the VR in " + String.join(", ", named) + more + ".");
  }
}
