package org.isocenter.retrieve.app;

import java.util.List;
import java.util.Set;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/**
 * What a scope held at one moment, summed up: enough to say how long an answer will be and whether
 * it has changed, before any of it is read.
 *
 * @param shares one for each transfer syntax
 */
public record Snapshot(Scope scope, List<Share> shares) {

  public Snapshot {
    shares = List.copyOf(shares);
  }

  /**
   * The instances of one transfer syntax.
   *
   * @param bytes of the stored objects
   * @param metadataDeflated bytes of their metadata as deflated runs
   * @param metadataText bytes of their metadata as JSON, without the base URLs
   * @param metadataSegments pieces of metadata between which the base URL belongs
   * @param revision the highest of these instances
   * @param digest over the digests and versions of these instances, in hex
   */
  public record Share(
      String transferSyntaxUid,
      long instances,
      long bytes,
      long metadataDeflated,
      long metadataText,
      long metadataSegments,
      long revision,
      String digest) {}

  public boolean isEmpty() {
    return shares.isEmpty();
  }

  public long instances() {
    return sum(Share::instances);
  }

  public long sum(ToLongFunction<Share> figure) {
    return shares.stream().mapToLong(figure).sum();
  }

  /** Instances recorded or replaced after the snapshot have a higher one. */
  public long revision() {
    return shares.stream().mapToLong(Share::revision).max().orElse(0);
  }

  /** Changes whenever an instance comes, goes or is replaced. */
  public String digest() {
    return shares.stream().map(Share::digest).collect(Collectors.joining("/"));
  }

  public Set<String> transferSyntaxUids() {
    return shares.stream().map(Share::transferSyntaxUid).collect(Collectors.toUnmodifiableSet());
  }
}
