@NullMarked
package org.isocenter.retrieve.db;

import org.jspecify.annotations.NullMarked;
