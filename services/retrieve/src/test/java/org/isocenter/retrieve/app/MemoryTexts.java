package org.isocenter.retrieve.app;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Texts of settled series in memory, given out in two pieces. */
final class MemoryTexts implements SettledTexts {

  private final Map<SettledText, byte[]> kept = new HashMap<>();

  @Override
  public Optional<SettledText> find(Scope.Series series, String baseUrl, String digest) {
    return kept.keySet().stream()
        .filter(text -> text.series().equals(series))
        .filter(text -> text.baseUrl().equals(baseUrl))
        .filter(text -> text.digest().equals(digest))
        .findFirst();
  }

  @Override
  public Iterable<byte[]> deflated(SettledText text) {
    var bytes = kept.getOrDefault(text, new byte[0]);
    int half = bytes.length / 2;
    return List.of(Arrays.copyOf(bytes, half), Arrays.copyOfRange(bytes, half, bytes.length));
  }

  @Override
  public void keep(SettledText text, byte[] deflated, Set<String> baseUrls) {
    kept.put(text, deflated);
  }

  @Override
  public void remove(Scope.Series series) {
    kept.keySet().removeIf(text -> text.series().equals(series));
  }
}
