package org.isocenter.ingest.app;

import java.time.Instant;
import org.isocenter.dicom.data.Uid;

/**
 * The right to work on a request; it ends by itself unless it is renewed.
 *
 * @param token which nobody else has
 */
public record CommitmentClaim(Uid transaction, String token, Instant receivedAt) {}
