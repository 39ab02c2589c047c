@NullMarked
package org.isocenter.platform.config;

import org.jspecify.annotations.NullMarked;
