@NullMarked
package org.isocenter.platform.http;

import org.jspecify.annotations.NullMarked;
