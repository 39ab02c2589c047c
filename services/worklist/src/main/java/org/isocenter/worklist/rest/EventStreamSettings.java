package org.isocenter.worklist.rest;

import java.time.Duration;

/**
 * How events are sent.
 *
 * @param sendWithin how long one may take before the client counts as dead
 * @param heartbeat how often a silent stream says that it is alive
 */
public record EventStreamSettings(Duration sendWithin, Duration heartbeat) {}
