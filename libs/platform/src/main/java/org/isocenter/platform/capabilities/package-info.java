/** What the server offers, as data: PS3.18 section 8.9. */
@NullMarked
package org.isocenter.platform.capabilities;

import org.jspecify.annotations.NullMarked;
