/**
 * Strict readers of what a server sends. They share nothing with the code under test, so that an
 * error of ours cannot excuse itself.
 */
@NullMarked
package org.isocenter.conformance.judge;

import org.jspecify.annotations.NullMarked;
