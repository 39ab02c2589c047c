/** Settings and wiring. */
@NullMarked
package org.isocenter.query.config;

import org.jspecify.annotations.NullMarked;
