@NullMarked
package org.isocenter.platform.security;

import org.jspecify.annotations.NullMarked;
