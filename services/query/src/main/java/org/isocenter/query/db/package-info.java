/** The search index in PostgreSQL. */
@NullMarked
package org.isocenter.query.db;

import org.jspecify.annotations.NullMarked;
