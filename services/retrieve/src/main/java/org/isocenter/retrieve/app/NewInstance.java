package org.isocenter.retrieve.app;

import org.isocenter.dicom.instance.Metadata;

/**
 * An instance to be recorded.
 *
 * @param seriesNumber Series Number (0020,0011), by which a study is ordered
 * @param instanceNumber Instance Number (0020,0013), by which a series is ordered
 */
public record NewInstance(
    StoredInstance instance, Metadata metadata, int seriesNumber, int instanceNumber)
    implements InstanceChange {

  /** Number of a series or instance that has none: it comes last. */
  public static final int UNNUMBERED = Integer.MAX_VALUE;

  @Override
  public String sopInstanceUid() {
    return instance.location().sopInstanceUid();
  }

  @Override
  public long version() {
    return instance.version();
  }

  @Override
  public Scope.Series series() {
    return instance.location().series();
  }
}
