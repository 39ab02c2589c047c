package org.isocenter.events;

import java.util.List;

/**
 * The names of the topics.
 *
 * @param instances events of instances, keyed by Study Instance UID
 * @param applied how far each service has applied them, compacted
 * @param rejected messages that could not be understood, as they were
 * @param upsEvents events of workitems, keyed by their UIDs
 */
public record Topics(String instances, String applied, String rejected, String upsEvents) {
  public static final String INSTANCES = "dicom.instances";
  public static final String APPLIED = "dicom.applied";
  public static final String REJECTED = "dicom.instances.rejected";
  public static final String UPS_EVENTS = "ups.events";

  public static Topics defaults() {
    return new Topics(INSTANCES, APPLIED, REJECTED, UPS_EVENTS);
  }

  List<String> all() {
    return List.of(instances, applied, rejected, upsEvents);
  }
}
