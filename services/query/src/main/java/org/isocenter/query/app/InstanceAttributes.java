package org.isocenter.query.app;

/** The indexed attributes of one instance, by what they describe. */
public record InstanceAttributes(
    EntityAttributes study, EntityAttributes series, EntityAttributes instance) {

  public static final InstanceAttributes NONE =
      new InstanceAttributes(EntityAttributes.NONE, EntityAttributes.NONE, EntityAttributes.NONE);
}
