package org.isocenter.worklist.app;

import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.isocenter.dicom.data.Dataset;
import org.isocenter.dicom.data.Vr;
import org.isocenter.dicom.dictionary.Tags;

/** Moments as DT values, PS3.5 section 6.2, told in UTC. */
final class Moments {
  private static final DateTimeFormatter DT =
      DateTimeFormatter.ofPattern("yyyyMMddHHmmss.SSSSSSxx").withZone(ZoneOffset.UTC);

  private Moments() {}

  static String now(Clock clock) {
    return DT.format(clock.instant());
  }

  /** Says when the workitem was changed last. */
  static void stamp(Dataset workitem, Clock clock) {
    workitem.putText(Tags.SCHEDULED_PROCEDURE_STEP_MODIFICATION_DATE_TIME, Vr.DT, now(clock));
  }
}
