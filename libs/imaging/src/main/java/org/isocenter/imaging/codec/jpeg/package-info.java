/** JPEG, ITU-T T.81: the sequential, progressive and lossless processes with Huffman coding. */
@NullMarked
package org.isocenter.imaging.codec.jpeg;

import org.jspecify.annotations.NullMarked;
