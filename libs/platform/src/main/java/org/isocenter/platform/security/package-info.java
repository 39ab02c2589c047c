/** Who may ask: bearer tokens, and the one place that decides what a request may do. */
@NullMarked
package org.isocenter.platform.security;

import org.jspecify.annotations.NullMarked;
