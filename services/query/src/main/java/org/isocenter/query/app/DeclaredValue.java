package org.isocenter.query.app;

/** A value of a declared attribute, in the form in which it is compared. */
public record DeclaredValue(String declaration, String value) {}
