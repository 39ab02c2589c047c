package org.isocenter.query.app;

import java.util.List;
import java.util.Optional;

/** Where instances that were stored before become searchable by declared attributes. */
public interface DeclaredIndex {

  /** Makes these the declared attributes; values of others are forgotten. */
  void declare(List<DeclaredAttribute> declared);

  /** Which of them all instances have been indexed by. */
  List<DeclaredAttribute> complete(List<DeclaredAttribute> declared);

  /**
   * Indexes some more instances by the attributes that need it.
   *
   * @return how many instances are left, about; empty when there are none
   */
  Optional<Long> indexMore(List<DeclaredAttribute> declared);
}
