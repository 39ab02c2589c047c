package org.isocenter.retrieve.app.pixels;

import java.time.Duration;

/**
 * What decoding may cost.
 *
 * @param maxPixels pixels of one frame
 * @param maxBytes bytes of all frames that are decoded at one time, work space included
 * @param time that one frame may take
 * @param waitFor how long a request waits until others have made room
 */
public record DecodeLimits(long maxPixels, long maxBytes, Duration time, Duration waitFor) {}
