/** Every decoder against the public corpus and the pixels on which other decoders agree. */
@NullMarked
package org.isocenter.imaging.corpus;

import org.jspecify.annotations.NullMarked;
