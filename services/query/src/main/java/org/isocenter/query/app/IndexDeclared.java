package org.isocenter.query.app;

import java.util.Optional;
import org.jboss.logging.Logger;

/** Indexes what is stored by the attributes declared searchable, step by step. */
public class IndexDeclared {

  private static final Logger LOG = Logger.getLogger(IndexDeclared.class);

  private final DeclaredIndex index;
  private final DeclaredAttributes attributes;
  private volatile long left;

  public IndexDeclared(DeclaredIndex index, DeclaredAttributes attributes) {
    this.index = index;
    this.attributes = attributes;
  }

  /** Takes up the declarations; before this nothing is indexed by them. */
  public void begin() {
    index.declare(attributes.all());
    noteComplete();
  }

  /** Indexes some more instances; whether there may be others left. */
  public boolean step() {
    if (attributes.all().stream().allMatch(attributes::isComplete)) {
      return false;
    }
    Optional<Long> more = index.indexMore(attributes.all());
    left = more.orElse(0L);
    if (more.isEmpty()) {
      noteComplete();
      LOG.infof(
          "Searches by %d declared attributes find everything that is stored",
          attributes.all().size());
    }
    return more.isPresent();
  }

  private void noteComplete() {
    index.complete(attributes.all()).forEach(attributes::complete);
  }

  /** Instances that are left to be indexed, about. */
  public long left() {
    return left;
  }

  /** In a few words, for the readiness of the service. */
  public String progress() {
    long complete = attributes.all().stream().filter(attributes::isComplete).count();
    return "%d of %d complete, about %d instances left"
        .formatted(complete, attributes.all().size(), left);
  }
}
