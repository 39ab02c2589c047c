package org.isocenter.events;

/**
 * Where a value that is not in the metadata lies in the stored object.
 *
 * @param path tag, then item index and tag again per nesting: {@code 7FE00010}, {@code
 *     00081140/0/00081155}
 * @param vr two letters
 * @param offset of the value's first byte in the object
 */
public record BulkValue(String path, String vr, long offset, long length) {}
