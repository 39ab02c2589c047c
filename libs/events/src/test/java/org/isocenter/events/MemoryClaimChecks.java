package org.isocenter.events;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

final class MemoryClaimChecks implements ClaimChecks {
  final Map<String, byte[]> documents = new ConcurrentHashMap<>();

  @Override
  public void put(String key, byte[] document) {
    documents.putIfAbsent(key, document);
  }

  @Override
  public Optional<byte[]> get(String key) {
    return Optional.ofNullable(documents.get(key));
  }
}
