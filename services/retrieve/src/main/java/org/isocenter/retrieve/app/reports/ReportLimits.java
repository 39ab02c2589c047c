package org.isocenter.retrieve.app.reports;

/**
 * What rendering one report may cost.
 *
 * @param maxBytes of its metadata as text
 * @param maxItems content items in its tree
 */
public record ReportLimits(long maxBytes, int maxItems) {}
