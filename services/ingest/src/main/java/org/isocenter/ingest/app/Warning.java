package org.isocenter.ingest.app;

/**
 * What the sender should know about an instance that was stored.
 *
 * @param sentence for people; names UIDs and positions, never other values of the object
 */
public record Warning(WarningReason reason, String sentence) {}
