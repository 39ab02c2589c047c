/** What is kept beside an object that was compressed, so that its original can be written again. */
@NullMarked
package org.isocenter.imaging.origin;

import org.jspecify.annotations.NullMarked;
