package org.isocenter.ingest.app.compress;

import static java.util.stream.Collectors.joining;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.isocenter.dicom.data.TransferSyntax;
import org.isocenter.imaging.codec.FrameCodecs;

/** Which modality is compressed to which transfer syntax. */
public final class CompressionPolicy {
  /** In place of a modality: all that are not named. */
  public static final String OTHERS = "default";

  /** Compressing has no sense in these, PS3.5 A.4.11. */
  private static final Set<TransferSyntax> PLAIN =
      Set.of(TransferSyntax.ENCAPSULATED_UNCOMPRESSED, TransferSyntax.DEFLATED);

  /** Environment variables have no capitals of their own to tell. */
  private final Map<String, TransferSyntax> syntaxes = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

  private final CompressionLimits limits;

  /**
   * A policy that can be followed.
   *
   * @param uids transfer syntax UIDs by Modality (0008,0060) or {@link #OTHERS}; empty: nothing is
   *     compressed
   * @throws IllegalArgumentException when a syntax cannot be written, or may lose something
   */
  public CompressionPolicy(Map<String, String> uids, CompressionLimits limits, FrameCodecs codecs) {
    uids.forEach((modality, uid) -> syntaxes.put(modality, lossless(modality, uid, codecs)));
    this.limits = limits;
  }

  private static TransferSyntax lossless(String modality, String uid, FrameCodecs codecs) {
    var syntax = TransferSyntax.of(uid);
    boolean possible =
        syntax.encapsulated()
            && !syntax.lossy()
            && !PLAIN.contains(syntax)
            && codecs.encoder(syntax).isPresent()
            && codecs.decoder(syntax).isPresent();
    if (!possible) {
      throw new IllegalArgumentException(
          "isocenter.ingest.compress.syntaxes.%s is %s, which is no lossless compression that is made here"
              .formatted(modality, uid));
    }
    return syntax;
  }

  boolean isOff() {
    return syntaxes.isEmpty();
  }

  /** What becomes of images of {@code modality}. */
  Optional<TransferSyntax> syntax(String modality) {
    var named = syntaxes.get(modality);
    return Optional.ofNullable(named == null ? syntaxes.get(OTHERS) : named);
  }

  /** The same as long as decisions are. */
  String id() {
    return syntaxes.entrySet().stream()
            .map(entry -> entry.getKey().toLowerCase(Locale.ROOT) + "=" + entry.getValue().uid())
            .collect(joining(","))
        + "/"
        + limits.id();
  }
}
