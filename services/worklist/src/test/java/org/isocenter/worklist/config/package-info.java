@NullMarked
package org.isocenter.worklist.config;

import org.jspecify.annotations.NullMarked;
