/** Compressing what is stored, in the background and so that the original can be restored. */
@NullMarked
package org.isocenter.ingest.app.compress;

import org.jspecify.annotations.NullMarked;
