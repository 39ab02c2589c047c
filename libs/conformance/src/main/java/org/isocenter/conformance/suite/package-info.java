/** The suite: its checks, how they are written as tables, how they run, and their report. */
@NullMarked
package org.isocenter.conformance.suite;

import org.jspecify.annotations.NullMarked;
