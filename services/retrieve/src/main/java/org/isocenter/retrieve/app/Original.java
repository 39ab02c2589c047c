package org.isocenter.retrieve.app;

/**
 * A file as it was received.
 *
 * @param length in bytes
 * @param sha256 of the file, in hex
 */
public record Original(String transferSyntaxUid, long length, String sha256, Content content) {}
