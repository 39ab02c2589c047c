@NullMarked
package org.isocenter.retrieve.messaging;

import org.jspecify.annotations.NullMarked;
