/** Settings and wiring. */
@NullMarked
package org.isocenter.ingest.config;

import org.jspecify.annotations.NullMarked;
