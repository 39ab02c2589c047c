package org.isocenter.retrieve.app.pixels;

import org.isocenter.imaging.presentation.PresentationState;
import org.isocenter.retrieve.app.StoredInstance;

/** A stored presentation state and what it says. */
public record StoredPresentation(StoredInstance instance, PresentationState state) {}
