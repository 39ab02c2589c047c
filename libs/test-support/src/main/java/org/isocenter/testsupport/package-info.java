@NullMarked
package org.isocenter.testsupport;

import org.jspecify.annotations.NullMarked;
