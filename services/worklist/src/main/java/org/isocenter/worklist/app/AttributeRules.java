package org.isocenter.worklist.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.isocenter.dicom.data.Dataset;
import org.isocenter.dicom.data.Element;
import org.isocenter.dicom.data.InvalidValueException;
import org.isocenter.dicom.dictionary.Tags;

/** Holds data sets against {@link RuleTable}; every finding is a sentence for people. */
final class AttributeRules {

  /** Enumerated values, PS3.3 section C.30. */
  private static final Map<Integer, Set<String>> ENUMERATED =
      Map.of(
          Tags.SCHEDULED_PROCEDURE_STEP_PRIORITY, Set.of("HIGH", "MEDIUM", "LOW"),
          Tags.INPUT_READINESS_STATE, Set.of("INCOMPLETE", "UNAVAILABLE", "READY"));

  private static final List<Integer> CODE_VALUES =
      List.of(Tags.CODE_VALUE, Tags.LONG_CODE_VALUE, Tags.URN_CODE_VALUE);

  private AttributeRules() {}

  /**
   * What keeps a workitem from being created.
   *
   * @param strict whether attributes of type 2 must be there; otherwise {@link #completed} adds
   *     them
   */
  static List<String> refuseCreation(Dataset workitem, boolean strict) {
    var findings = new ArrayList<String>();
    for (var rule : RuleTable.ROWS) {
      switch (rule.creation()) {
        case VALUE -> requireValue(workitem, rule.tag(), findings);
        case PRESENT -> {
          if (strict && !workitem.contains(rule.tag())) {
            findings.add(Datasets.name(rule.tag()) + " must be present, if only empty.");
          }
        }
        case EMPTY -> {
          if (Datasets.hasValue(workitem, rule.tag())) {
            findings.add(Datasets.name(rule.tag()) + " must be empty when a workitem is created.");
          }
        }
        case OPTIONAL -> {}
      }
      checkItems(workitem, rule, strict, findings);
    }
    checkValues(workitem, findings);
    ConditionalRules.check(workitem, findings);
    if (strict) {
      workitem
          .items(Tags.INPUT_INFORMATION_SEQUENCE)
          .forEach(item -> ReferencedInstances.check(item, true, findings));
    }
    return findings;
  }

  /** What keeps a workitem from being changed so. */
  static List<String> refuseUpdate(Dataset changes) {
    var findings = new ArrayList<String>();
    for (var rule : RuleTable.ROWS) {
      if (!changes.contains(rule.tag())) {
        continue;
      }
      switch (rule.update()) {
        case NOT_ALLOWED -> findings.add(Datasets.name(rule.tag()) + " may not be updated.");
        case VALUE -> requireValue(changes, rule.tag(), findings);
        case OPTIONAL -> {}
      }
      checkItems(changes, rule, false, findings);
    }
    checkValues(changes, findings);
    ConditionalRules.check(changes, findings);
    return findings;
  }

  /** What a workitem still needs before it may be in the final {@code state}, CC.2.5.1.1. */
  static List<String> missingFor(WorkitemState state, Dataset workitem, boolean strict) {
    var findings = new ArrayList<String>();
    addMissing(state, workitem, RuleTable.ROWS, findings);
    if (state == WorkitemState.COMPLETED) {
      for (var performed :
          workitem.items(Tags.UNIFIED_PROCEDURE_STEP_PERFORMED_PROCEDURE_SEQUENCE)) {
        performed
            .items(Tags.OUTPUT_INFORMATION_SEQUENCE)
            .forEach(item -> ReferencedInstances.check(item, strict, findings));
      }
    }
    return findings;
  }

  private static void addMissing(
      WorkitemState state, Dataset dataset, List<AttributeRule> rules, List<String> findings) {
    for (var rule : rules) {
      if (!rule.finalState().isNeededFor(state)) {
        continue;
      }
      if (!Datasets.hasValue(dataset, rule.tag())) {
        findings.add(
            Datasets.name(rule.tag()) + " must have a value before " + state.value() + ".");
      }
      dataset.items(rule.tag()).forEach(item -> addMissing(state, item, rule.items(), findings));
    }
  }

  /** The same with the attributes of type 2 that it lacks, empty. */
  static Dataset completed(Dataset workitem) {
    return completed(workitem, RuleTable.ROWS);
  }

  private static Dataset completed(Dataset dataset, List<AttributeRule> rules) {
    var complete = Datasets.copy(dataset);
    for (var rule : rules) {
      boolean expected =
          rule.creation() == AttributeRule.Creation.PRESENT
              || rule.creation() == AttributeRule.Creation.EMPTY;
      if (expected && !complete.contains(rule.tag())) {
        complete.put(Datasets.empty(rule.tag()));
      }
      if (!rule.items().isEmpty() && complete.get(rule.tag()).isPresent()) {
        var items = complete.items(rule.tag());
        complete.put(
            Element.sequence(
                rule.tag(), items.stream().map(item -> completed(item, rule.items())).toList()));
      }
    }
    return complete;
  }

  private static void checkItems(
      Dataset dataset, AttributeRule rule, boolean strict, List<String> findings) {
    if (rule.items().isEmpty() || dataset.get(rule.tag()).isEmpty()) {
      return;
    }
    if (!(dataset.get(rule.tag()).get() instanceof Element.Sequence sequence)) {
      findings.add(Datasets.name(rule.tag()) + " is no sequence.");
      return;
    }
    for (var item : sequence.items()) {
      for (var inner : rule.items()) {
        checkItem(item, inner, strict, findings);
      }
    }
  }

  private static void checkItem(
      Dataset item, AttributeRule inner, boolean strict, List<String> findings) {
    if (inner.creation() == AttributeRule.Creation.VALUE) {
      requireValue(item, inner.tag(), findings);
    }
    if (strict
        && inner.creation() == AttributeRule.Creation.PRESENT
        && !item.contains(inner.tag())) {
      findings.add(Datasets.name(inner.tag()) + " must be present, if only empty.");
    }
    if (inner.tag() == Tags.CODE_MEANING) {
      checkCode(item, findings);
    }
    checkItems(item, inner, strict, findings);
  }

  private static void checkCode(Dataset code, List<String> findings) {
    if (CODE_VALUES.stream().noneMatch(tag -> Datasets.hasValue(code, tag))) {
      findings.add("A code must have a CodeValue, LongCodeValue or URNCodeValue.");
    } else if (!Datasets.hasValue(code, Tags.URN_CODE_VALUE)) {
      requireValue(code, Tags.CODING_SCHEME_DESIGNATOR, findings);
    }
  }

  private static void requireValue(Dataset dataset, int tag, List<String> findings) {
    if (!Datasets.hasValue(dataset, tag)) {
      findings.add(Datasets.name(tag) + " must have a value.");
    }
  }

  private static void checkValues(Dataset dataset, List<String> findings) {
    ENUMERATED.forEach((tag, values) -> {
      var value = text(dataset, tag);
      if (!value.isEmpty() && !values.contains(value)) {
        findings.add(
            Datasets.name(tag)
                + " must be "
                + String.join(" or ", values.stream().sorted().toList())
                + ".");
      }
    });
  }

  private static String text(Dataset dataset, int tag) {
    try {
      return dataset.string(tag).orElse("");
    } catch (InvalidValueException e) {
      return "?";
    }
  }
}
