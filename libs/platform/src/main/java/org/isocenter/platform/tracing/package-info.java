/** Traces: spans of what takes time, and their way over the brokers. */
@NullMarked
package org.isocenter.platform.tracing;

import org.jspecify.annotations.NullMarked;
