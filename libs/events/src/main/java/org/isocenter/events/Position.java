package org.isocenter.events;

/** Where an event lies in its topic. */
public record Position(int partition, long offset) {}
