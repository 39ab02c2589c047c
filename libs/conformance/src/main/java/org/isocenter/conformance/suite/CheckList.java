package org.isocenter.conformance.suite;

import java.util.ArrayList;
import java.util.List;

/** Checks of one group under construction. */
final class CheckList {

  private final String group;
  private final List<Check> checks = new ArrayList<>();

  CheckList(String group) {
    this.group = group;
  }

  CheckList add(String section, String text, Check.Probe probe) {
    checks.add(new Check(group, section, text, probe));
    return this;
  }

  List<Check> all() {
    return List.copyOf(checks);
  }
}
