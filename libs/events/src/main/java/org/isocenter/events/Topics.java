package org.isocenter.events;

import java.util.List;

/**
 * The names of the topics.
 *
 * @param instances events of instances, keyed by Study Instance UID
 * @param applied how far each service has applied them, compacted
 * @param rejected messages that could not be understood, as they were
 */
public record Topics(String instances, String applied, String rejected) {
  public static final String INSTANCES = "dicom.instances";
  public static final String APPLIED = "dicom.applied";
  public static final String REJECTED = "dicom.instances.rejected";

  public static Topics defaults() {
    return new Topics(INSTANCES, APPLIED, REJECTED);
  }

  List<String> all() {
    return List.of(instances, applied, rejected);
  }
}
