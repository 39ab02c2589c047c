/** The house rules that a machine can check. */
@NullMarked
package org.isocenter.testsupport.layout;

import org.jspecify.annotations.NullMarked;
