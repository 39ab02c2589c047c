/** Instance events, consumed from Kafka. */
@NullMarked
package org.isocenter.query.messaging;

import org.jspecify.annotations.NullMarked;
