package org.isocenter.conformance.http;

/**
 * A request that was answered.
 *
 * @param target what follows the root URL, with its query
 * @param contentType of the answer; empty when it has none
 */
public record Exchange(String method, String target, int status, String contentType) {}
