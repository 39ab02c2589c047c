package org.isocenter.retrieve.app;

import java.util.List;
import java.util.Optional;
import org.isocenter.dicomweb.Representation;

/**
 * The answer to a retrieve request that can no longer be refused. Nothing of it has been opened.
 *
 * @param digest changes whenever the stored objects behind it do
 * @param groups how many parts there will be and how long, in no particular order
 * @param fileName under which a browser should keep it
 */
public record Retrieval(
    Representation representation,
    String digest,
    List<PartGroup> groups,
    Parts parts,
    Optional<String> fileName) {

  public Retrieval {
    groups = List.copyOf(groups);
  }

  Retrieval(Representation representation, String digest, List<PartGroup> groups, Parts parts) {
    this(representation, digest, groups, parts, Optional.empty());
  }
}
