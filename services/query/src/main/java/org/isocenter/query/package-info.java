@NullMarked
package org.isocenter.query;

import org.jspecify.annotations.NullMarked;
