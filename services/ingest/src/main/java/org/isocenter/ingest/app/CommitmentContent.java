package org.isocenter.ingest.app;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a commitment request asks for, PS3.18 table J.1-1; the same thing twice counts once.
 *
 * @param instances of Referenced SOP Sequence
 * @param ofStudies instances named below Referenced Study Sequence
 * @param studies that are referred to as a whole
 */
public record CommitmentContent(
    Set<SopReference> instances, Set<InstanceRef> ofStudies, Set<StudyReference> studies) {

  public CommitmentContent {
    instances = new LinkedHashSet<>(instances);
    ofStudies = new LinkedHashSet<>(ofStudies);
    studies = new LinkedHashSet<>(studies);
  }

  public int size() {
    return instances.size() + ofStudies.size() + studies.size();
  }

  /** The same for requests that ask for the same, in whatever order. */
  byte[] digest() {
    var sha256 = Sha256.start();
    Stream.of(
            instances.stream().map(sop -> sop.sopClassUid() + " " + sop.sopInstanceUid()),
            ofStudies.stream().map(ref -> ref + " " + ref.sopClassUid()),
            studies.stream().map(study -> study + "/"))
        .flatMap(lines -> lines)
        .sorted()
        .forEach(line -> sha256.update((line + "\n").getBytes(StandardCharsets.US_ASCII)));
    return sha256.digest();
  }
}
