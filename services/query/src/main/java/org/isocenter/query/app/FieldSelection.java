package org.isocenter.query.app;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import org.isocenter.dicom.data.Tag;
import org.isocenter.dicom.dictionary.Tags;

/**
 * Which attributes a result has, PS3.18 section 10.6.3.3: those its level requires, those of the
 * parents that the path leaves open, and those named by {@code includefield}.
 */
public final class FieldSelection {

  /** Present in every result, empty where the entity has no value. */
  private static final List<Integer> STUDY_MANDATORY =
      List.of(
          Tags.STUDY_DATE,
          Tags.STUDY_TIME,
          Tags.ACCESSION_NUMBER,
          Tags.REFERRING_PHYSICIAN_NAME,
          Tags.PATIENT_NAME,
          Tags.PATIENT_ID,
          Tags.PATIENT_BIRTH_DATE,
          Tags.PATIENT_SEX,
          Tags.STUDY_ID);

  private static final List<Integer> STUDY_DEFAULT =
      List.of(
          Tags.MODALITIES_IN_STUDY,
          Tags.TIMEZONE_OFFSET_FROM_UTC,
          Tags.NUMBER_OF_STUDY_RELATED_SERIES,
          Tags.NUMBER_OF_STUDY_RELATED_INSTANCES);

  private static final List<Integer> SERIES_MANDATORY = List.of(Tags.MODALITY, Tags.SERIES_NUMBER);

  private static final List<Integer> SERIES_DEFAULT =
      List.of(
          Tags.TIMEZONE_OFFSET_FROM_UTC,
          Tags.SERIES_DESCRIPTION,
          Tags.NUMBER_OF_SERIES_RELATED_INSTANCES,
          Tags.PERFORMED_PROCEDURE_STEP_START_DATE,
          Tags.PERFORMED_PROCEDURE_STEP_START_TIME,
          Tags.REQUEST_ATTRIBUTES_SEQUENCE);

  private static final List<Integer> INSTANCE_MANDATORY = List.of(Tags.INSTANCE_NUMBER);

  private static final List<Integer> INSTANCE_DEFAULT =
      List.of(
          Tags.SOP_CLASS_UID,
          Tags.TIMEZONE_OFFSET_FROM_UTC,
          Tags.ROWS,
          Tags.COLUMNS,
          Tags.BITS_ALLOCATED,
          Tags.NUMBER_OF_FRAMES);

  private static final List<Integer> ALWAYS =
      List.of(
          Tags.SPECIFIC_CHARACTER_SET,
          Tags.INSTANCE_AVAILABILITY,
          Tags.RETRIEVE_URL,
          Tags.STUDY_INSTANCE_UID);

  private static final int BLOCK_SHIFT = 8;

  private final int[] tags;
  private final int[] mandatory;
  private final int[] stored;
  private final boolean storedWhole;

  private FieldSelection(
      Collection<Integer> tags,
      Collection<Integer> mandatory,
      Collection<Integer> stored,
      boolean storedWhole) {
    this.tags = sorted(tags);
    this.mandatory = sorted(mandatory);
    this.stored = sorted(stored);
    this.storedWhole = storedWhole;
  }

  private static int[] sorted(Collection<Integer> tags) {
    return new TreeSet<>(tags).stream().mapToInt(Integer::intValue).toArray();
  }

  /** What the resource returns when nothing more is asked for, and the {@code included}. */
  public static FieldSelection of(SearchScope scope, Collection<Integer> included) {
    var mandatory = new ArrayList<Integer>();
    var tags = new ArrayList<>(ALWAYS);
    if (returns(scope, Level.STUDY)) {
      mandatory.addAll(STUDY_MANDATORY);
      tags.addAll(STUDY_DEFAULT);
    }
    if (scope.level().isWithin(Level.SERIES)) {
      tags.add(Tags.SERIES_INSTANCE_UID);
    }
    if (returns(scope, Level.SERIES)) {
      mandatory.addAll(SERIES_MANDATORY);
      tags.addAll(SERIES_DEFAULT);
    }
    if (returns(scope, Level.INSTANCE)) {
      mandatory.addAll(INSTANCE_MANDATORY);
      tags.addAll(INSTANCE_DEFAULT);
      tags.add(Tags.SOP_INSTANCE_UID);
    }
    tags.addAll(mandatory);
    included.stream().filter(tag -> isOffered(scope, tag)).forEach(tags::add);
    var stored = new ArrayList<Integer>();
    included.stream()
        .filter(tag -> IndexedAttributes.find(tag).isEmpty())
        .forEach(tag -> addStored(stored, tag));
    return new FieldSelection(tags, mandatory, stored, false);
  }

  /** A private attribute means nothing without the one that says whose it is, PS3.5 section 7.8. */
  private static void addStored(List<Integer> stored, int tag) {
    stored.add(tag);
    if (Tag.isPrivate(tag) && !Tag.isPrivateCreator(tag)) {
      stored.add(Tag.of(Tag.group(tag), Tag.element(tag) >>> BLOCK_SHIFT));
    }
  }

  /**
   * Everything the index has about the entity and its parents, and what is {@code included} beyond
   * it; of an instance its whole data set, bulk data excepted.
   */
  public static FieldSelection all(SearchScope scope, Collection<Integer> included) {
    var everything = new ArrayList<>(included);
    IndexedAttributes.all().forEach(attribute -> everything.add(attribute.tag()));
    var all = of(scope, everything);
    return new FieldSelection(
        Arrays.stream(all.tags).boxed().toList(),
        Arrays.stream(all.mandatory).boxed().toList(),
        Arrays.stream(all.stored).boxed().toList(),
        scope.level() == Level.INSTANCE);
  }

  private static boolean returns(SearchScope scope, Level level) {
    return scope.level() == level || (scope.level().isWithin(level) && scope.leavesOpen(level));
  }

  private static boolean isOffered(SearchScope scope, int tag) {
    return IndexedAttributes.find(tag)
        .filter(attribute -> scope.level().isWithin(attribute.level()))
        .isPresent();
  }

  /** Tags that a result may have of what is in the index, in ascending order. */
  public int[] tags() {
    return tags.clone();
  }

  public boolean includes(int tag) {
    return Arrays.binarySearch(tags, tag) >= 0;
  }

  /** Whether anything is to be taken from a stored data set, as the index does not have it. */
  public boolean needsStored() {
    return storedWhole || stored.length > 0;
  }

  /** Whether an attribute of the stored data set is to be returned. */
  public boolean includesStored(int tag) {
    return storedWhole || Arrays.binarySearch(stored, tag) >= 0;
  }

  /** Whether anything of the level's document is to be returned. */
  public boolean needsDocumentOf(Level level) {
    return Arrays.stream(tags)
        // every document has it, so it is no reason to read a parent's
        .filter(tag -> tag != Tags.TIMEZONE_OFFSET_FROM_UTC)
        .mapToObj(IndexedAttributes::require)
        .anyMatch(attribute -> attribute.level() == level && attribute.isInDocument());
  }

  /** Tags that every result has, in ascending order. */
  public int[] mandatory() {
    return mandatory.clone();
  }
}
