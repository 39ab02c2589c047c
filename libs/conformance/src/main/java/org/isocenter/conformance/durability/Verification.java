package org.isocenter.conformance.durability;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.isocenter.conformance.durability.Archive.Described;

/** Compares one study with what may have become of it. */
final class Verification {

  private static final int ATTEMPTS = 60;

  private final Archive archive;
  private final String study;
  private final Map<String, Fate> fates;
  private List<String> faults = List.of();

  Verification(Archive archive, String study, Map<String, Fate> fates) {
    this.archive = archive;
    this.study = study;
    this.fates = fates;
  }

  /** What is wrong and stays so: a server that has just started may still be reading its log. */
  List<String> faults() throws IOException, InterruptedException {
    look();
    for (int i = 0; i < ATTEMPTS && !faults.isEmpty(); i++) {
      TimeUnit.MILLISECONDS.sleep(500);
      look();
    }
    return faults;
  }

  private void look() throws IOException, InterruptedException {
    faults = new ArrayList<>();
    var listed = archive.search(study);
    var rowsFound = rows("QIDO", listed);
    var rowsDescribed = rows("metadata", archive.metadata(study));
    if (!listed.isEmpty() && archive.countedInstances(study) != listed.size()) {
      faults.add("study " + study + " counts other than the " + listed.size() + " it lists");
    }
    for (var entry : fates.entrySet()) {
      check(entry.getKey(), entry.getValue(), rowsFound, rowsDescribed);
    }
  }

  private Map<String, Integer> rows(String where, List<Described> instances) {
    var rows = new HashMap<String, Integer>();
    for (var instance : instances) {
      if (rows.put(instance.sop(), instance.rows()) != null) {
        faults.add(where + " doubles " + instance.sop());
      }
      if (!fates.containsKey(instance.sop())) {
        faults.add(where + " has " + instance.sop() + ", which nobody sent");
      }
    }
    return rows;
  }

  /** Search, metadata and retrieval have to tell the same of an instance, and it may be so. */
  private void check(
      String sop, Fate fate, Map<String, Integer> found, Map<String, Integer> described)
      throws IOException, InterruptedException {
    var digest = archive.digest(study, sop);
    var content =
        fate.contents().stream().filter(one -> digest.equals(Optional.of(one.sha256()))).findAny();
    if (content.isEmpty() && (digest.isPresent() || !fate.mayBeAbsent())) {
      faults.add(sop + " is delivered as " + digest.orElse("nothing") + " instead of " + fate);
    }
    var rows = content.map(TestInstance::rows);
    if (!rows.equals(Optional.ofNullable(found.get(sop)))) {
      faults.add(sop + " is delivered with Rows " + rows + ", and found with " + found.get(sop));
    }
    if (!rows.equals(Optional.ofNullable(described.get(sop)))) {
      faults.add(
          sop + " is delivered with Rows " + rows + ", and described with " + described.get(sop));
    }
  }
}
