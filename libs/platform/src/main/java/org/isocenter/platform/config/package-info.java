/** Settings that all services share, and the library objects made from them. */
@NullMarked
package org.isocenter.platform.config;

import org.jspecify.annotations.NullMarked;
