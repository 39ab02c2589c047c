@NullMarked
package org.isocenter.deploy;

import org.jspecify.annotations.NullMarked;
