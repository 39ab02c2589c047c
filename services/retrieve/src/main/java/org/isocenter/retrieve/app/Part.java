package org.isocenter.retrieve.app;

/** One object, frame or value on its way out. */
public record Part(String contentType, Content content) {}
