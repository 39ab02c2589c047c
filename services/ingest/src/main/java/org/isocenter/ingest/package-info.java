@NullMarked
package org.isocenter.ingest;

import org.jspecify.annotations.NullMarked;
