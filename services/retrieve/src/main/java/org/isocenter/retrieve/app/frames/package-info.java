/**
 * Frames as stretches of bits inside a stored object: which stretches, in how few reads, and how
 * they become bytes.
 */
@NullMarked
package org.isocenter.retrieve.app.frames;

import org.jspecify.annotations.NullMarked;
