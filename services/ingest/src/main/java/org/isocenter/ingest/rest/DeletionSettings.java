package org.isocenter.ingest.rest;

/**
 * Whether studies, series and instances may be deleted.
 *
 * @param enabled by the operator
 */
public record DeletionSettings(boolean enabled) {}
