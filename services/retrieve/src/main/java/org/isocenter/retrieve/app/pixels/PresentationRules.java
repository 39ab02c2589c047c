package org.isocenter.retrieve.app.pixels;

import org.isocenter.imaging.presentation.PresentationLimits;

/**
 * What a presentation state may ask for.
 *
 * @param maxBytes of its metadata
 * @param maxImages pictures of one answer
 * @param limits what it may draw
 */
public record PresentationRules(long maxBytes, int maxImages, PresentationLimits limits) {}
