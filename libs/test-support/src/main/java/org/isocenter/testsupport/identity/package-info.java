@NullMarked
package org.isocenter.testsupport.identity;

import org.jspecify.annotations.NullMarked;
