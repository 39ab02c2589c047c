@NullMarked
package org.isocenter.retrieve.app;

import org.jspecify.annotations.NullMarked;
