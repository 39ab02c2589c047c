package org.isocenter.events;

import java.time.Instant;
import java.util.List;

/** Events of synthetic instances. */
final class Events {
  private Events() {}

  static InstanceStored stored(int study, int instance) {
    return stored(study, instance, new byte[] {1, 2, 3});
  }

  static InstanceStored stored(int study, int instance, byte[] metadata) {
    String studyUid = "1.2." + study;
    return new InstanceStored(
        1,
        studyUid,
        studyUid + ".1",
        studyUid + ".1." + instance,
        "1.2.840.10008.5.1.4.1.1.7",
        "1.2.840.10008.1.2.1",
        "instances/" + studyUid + "/" + instance + ".dcm",
        1000L + instance,
        new byte[32],
        Instant.parse("2026-01-31T08:15:30.123Z"),
        metadata,
        new byte[] {9},
        List.of(new BulkValue("7FE00010", "OW", 100, 900)));
  }
}
