package org.isocenter.worklist.app;

import static java.util.Map.entry;

import java.util.List;
import java.util.Map;
import org.isocenter.dicom.data.Dataset;
import org.isocenter.dicom.data.Element;
import org.isocenter.dicom.dictionary.Tags;

/**
 * The conditions of types 1C and RC in PS3.4 table CC.2.5-3, and in the macros that it includes,
 * which a data set itself decides; wherever in a workitem such items are.
 */
final class ConditionalRules {
  private static final Map<Integer, Check> OF_ITEMS =
      Map.ofEntries(
          entry(Tags.ISSUER_OF_ACCESSION_NUMBER_SEQUENCE, ConditionalRules::issuer),
          entry(Tags.ISSUER_OF_ADMISSION_ID_SEQUENCE, ConditionalRules::issuer),
          entry(Tags.ORDER_PLACER_IDENTIFIER_SEQUENCE, ConditionalRules::issuer),
          entry(Tags.ORDER_FILLER_IDENTIFIER_SEQUENCE, ConditionalRules::issuer),
          entry(Tags.ISSUER_OF_PATIENT_ID_QUALIFIERS_SEQUENCE, ConditionalRules::universalEntity),
          entry(Tags.SCHEDULED_PROCESSING_PARAMETERS_SEQUENCE, ConditionalRules::contentItem),
          entry(Tags.PERFORMED_PROCESSING_PARAMETERS_SEQUENCE, ConditionalRules::contentItem),
          entry(Tags.PROCEDURE_STEP_COMMUNICATIONS_URI_SEQUENCE, ConditionalRules::contact),
          entry(Tags.ACTUAL_HUMAN_PERFORMERS_SEQUENCE, ConditionalRules::performer));

  /** Where a content item has its value, PS3.3 table 10-2. */
  private static final Map<String, Integer> VALUES =
      Map.ofEntries(
          entry("DATETIME", Tags.DATE_TIME),
          entry("DATE", Tags.DATE),
          entry("TIME", Tags.TIME),
          entry("PNAME", Tags.PERSON_NAME),
          entry("UIDREF", Tags.UID),
          entry("TEXT", Tags.TEXT_VALUE),
          entry("CODE", Tags.CONCEPT_CODE_SEQUENCE),
          entry("NUMERIC", Tags.NUMERIC_VALUE),
          entry("IMAGE", Tags.REFERENCED_SOP_SEQUENCE),
          entry("COMPOSITE", Tags.REFERENCED_SOP_SEQUENCE));

  private ConditionalRules() {}

  /** Looks at one item. */
  @FunctionalInterface
  private interface Check {
    void look(Dataset item, List<String> findings);
  }

  /** Adds what the data set lacks by its own terms. */
  static void check(Dataset dataset, List<String> findings) {
    for (Element element : dataset) {
      if (element instanceof Element.Sequence sequence) {
        var check = OF_ITEMS.get(sequence.tag());
        for (Dataset item : sequence.items()) {
          if (check != null) {
            check.look(item, findings);
          }
          check(item, findings);
        }
      }
    }
  }

  /** PS3.3 table 10-17: local or universal, or both. */
  private static void issuer(Dataset item, List<String> findings) {
    if (!Datasets.hasValue(item, Tags.LOCAL_NAMESPACE_ENTITY_ID)
        && !Datasets.hasValue(item, Tags.UNIVERSAL_ENTITY_ID)) {
      findings.add("An issuer must have a LocalNamespaceEntityID or a UniversalEntityID.");
    }
    universalEntity(item, findings);
  }

  private static void universalEntity(Dataset item, List<String> findings) {
    if (Datasets.hasValue(item, Tags.UNIVERSAL_ENTITY_ID)) {
      require(item, Tags.UNIVERSAL_ENTITY_ID_TYPE, findings);
    }
  }

  private static void contentItem(Dataset item, List<String> findings) {
    require(item, Tags.CONCEPT_NAME_CODE_SEQUENCE, findings);
    var type = item.string(Tags.VALUE_TYPE).orElse("");
    var value = VALUES.get(type);
    if (value == null) {
      findings.add(Datasets.name(Tags.VALUE_TYPE) + " is none of a content item.");
      return;
    }
    require(item, value, findings);
    if (type.equals("NUMERIC")) {
      require(item, Tags.MEASUREMENT_UNITS_CODE_SEQUENCE, findings);
    }
  }

  private static void contact(Dataset item, List<String> findings) {
    require(item, Tags.CONTACT_URI, findings);
  }

  private static void performer(Dataset item, List<String> findings) {
    if (!Datasets.hasValue(item, Tags.HUMAN_PERFORMER_CODE_SEQUENCE)
        && !Datasets.hasValue(item, Tags.HUMAN_PERFORMER_NAME)) {
      findings.add("A performer must have a HumanPerformerCodeSequence or a HumanPerformerName.");
    }
  }

  private static void require(Dataset item, int tag, List<String> findings) {
    if (!Datasets.hasValue(item, tag)) {
      findings.add(Datasets.name(tag) + " must have a value.");
    }
  }
}
