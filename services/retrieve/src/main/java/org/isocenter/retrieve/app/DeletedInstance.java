package org.isocenter.retrieve.app;

import java.time.Instant;

/**
 * An instance that is to be given out no more.
 *
 * @param version above that of the instance deleted
 * @param goneUntil until then its absence is answered with 410
 */
public record DeletedInstance(Scope.Instance location, long version, Instant goneUntil)
    implements InstanceChange {

  @Override
  public String sopInstanceUid() {
    return location.sopInstanceUid();
  }

  @Override
  public Scope.Series series() {
    return location.series();
  }
}
