@NullMarked
package org.isocenter.platform.health;

import org.jspecify.annotations.NullMarked;
