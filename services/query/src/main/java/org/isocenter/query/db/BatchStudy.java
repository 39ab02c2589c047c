package org.isocenter.query.db;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.isocenter.dicom.dictionary.Tags;
import org.isocenter.query.app.EntityAttributes;
import org.isocenter.query.app.IndexedInstance;

/**
 * What a batch tells of one study. A new study is inserted with its modalities and classes,
 * although the counts set them again: then the counts change no indexed column, and PostgreSQL need
 * not enter the row into every index twice.
 */
final class BatchStudy {

  private final String uid;
  private final SortedSet<String> modalities = new TreeSet<>();
  private final SortedSet<String> sopClasses = new TreeSet<>();
  private EntityAttributes attributes = EntityAttributes.NONE;

  BatchStudy(String uid) {
    this.uid = uid;
  }

  void add(IndexedInstance instance) {
    attributes = attributes.mergedWith(instance.attributes().study());
    sopClasses.add(instance.sopClassUid());
    var modality = instance.attributes().series().keys().get(Tags.MODALITY);
    if (modality != null) {
      modalities.add(modality);
    }
  }

  EntityTable.Row row() {
    return new EntityTable.Row(List.of(uid, array(modalities), array(sopClasses)), attributes);
  }

  /** As PostgreSQL reads an array from text. */
  private static String array(SortedSet<String> values) {
    return values.stream()
        .map(value -> '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"')
        .collect(Collectors.joining(",", "{", "}"));
  }
}
