package org.isocenter.retrieve.app;

import java.time.Duration;

/**
 * Which series get a text of their metadata made beforehand, and when.
 *
 * @param instances fewest instances of such a series
 * @param after how long nothing was stored in it
 * @param maxSize most bytes of the deflated text
 */
public record SettleRules(int instances, Duration after, long maxSize) {}
