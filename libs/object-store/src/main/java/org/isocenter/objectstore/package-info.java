@NullMarked
package org.isocenter.objectstore;

import org.jspecify.annotations.NullMarked;
