/** Workitems, steps and subscriptions in PostgreSQL. */
@NullMarked
package org.isocenter.worklist.db;

import org.jspecify.annotations.NullMarked;
