@NullMarked
package org.isocenter.worklist.app;

import org.jspecify.annotations.NullMarked;
