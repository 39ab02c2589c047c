/** Softcopy presentation states: what they say (PS3.3 A.33, C.10, C.11), and images under them. */
@NullMarked
package org.isocenter.imaging.presentation;

import org.jspecify.annotations.NullMarked;
