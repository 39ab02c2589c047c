package org.isocenter.ingest.rest;

import java.time.Duration;
import org.isocenter.platform.http.BodyReader;

/**
 * How commitment requests are read and answered.
 *
 * @param retryAfter when to ask for the result again
 */
public record CommitmentSettings(BodyReader bodies, Duration retryAfter) {}
