/** Events on their way to all replicas, and on to the clients connected here. */
@NullMarked
package org.isocenter.worklist.messaging;

import org.jspecify.annotations.NullMarked;
