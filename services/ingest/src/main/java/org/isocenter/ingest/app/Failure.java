package org.isocenter.ingest.app;

/**
 * Why an instance was not stored.
 *
 * @param sentence for people; names UIDs and positions, never other values of the object
 */
public record Failure(FailureReason reason, String sentence) {}
