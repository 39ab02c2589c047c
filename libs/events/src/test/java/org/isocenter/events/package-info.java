@NullMarked
package org.isocenter.events;

import org.jspecify.annotations.NullMarked;
