/** Wires the services and their embedded parts into one process; holds no other logic. */
@NullMarked
package org.isocenter.standalone;

import org.jspecify.annotations.NullMarked;
