package org.isocenter.retrieve.rest;

import java.util.OptionalLong;
import org.isocenter.retrieve.app.Content;

/** The body of a response: what it is, how long, and how it is written. */
record Body(String contentType, OptionalLong length, Content content) {}
