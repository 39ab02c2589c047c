@NullMarked
package org.isocenter.worklist;

import org.jspecify.annotations.NullMarked;
