package org.isocenter.retrieve.app.pixels;

/** Most bytes that rendered pictures may take in memory. */
public record RenderedCacheSize(long bytes) {}
