/** JPEG 2000 against the standard's examples, the corpus, damage and other implementations. */
@NullMarked
package org.isocenter.imaging.codec.j2k;

import org.jspecify.annotations.NullMarked;
