package org.isocenter.retrieve.app.pixels;

/** Most bytes of an ICC profile that is read. */
public record ProfileLimit(int bytes) {}
