/** From the outbox to Kafka. */
@NullMarked
package org.isocenter.ingest.messaging;

import org.jspecify.annotations.NullMarked;
