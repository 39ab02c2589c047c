package org.isocenter.worklist.app;

import java.util.List;

/**
 * What PS3.4 table CC.2.5-3 says of one attribute.
 *
 * @param items what is said of the attributes of its items
 */
record AttributeRule(
    int tag, Creation creation, Update update, Final finalState, List<AttributeRule> items) {

  /** Requirement type N-CREATE, of the one who asks. */
  enum Creation {
    /** Type 1. */
    VALUE,
    /** Type 2. */
    PRESENT,
    /** Types 1C, 2C and 3; {@link ConditionalRules} knows some of the conditions. */
    OPTIONAL,
    /** Shall be empty. */
    EMPTY
  }

  /** Requirement type N-SET, of the one who asks. */
  enum Update {
    /** Optional, but what a workitem must have may not be taken from it. */
    VALUE,
    OPTIONAL,
    NOT_ALLOWED
  }

  /** The final state codes of PS3.4 section CC.2.5.1.1, as far as the server can know. */
  enum Final {
    R,
    P,
    X,
    O;

    boolean isNeededFor(WorkitemState state) {
      return switch (this) {
        case R -> state.isFinal();
        case P -> state == WorkitemState.COMPLETED;
        case X -> state == WorkitemState.CANCELED;
        case O -> false;
      };
    }
  }

  AttributeRule {
    items = List.copyOf(items);
  }
}
