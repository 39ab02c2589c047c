/**
 * One gzip member composed of DEFLATE runs that were made earlier, one by one, without deflating
 * anything again.
 */
@NullMarked
package org.isocenter.retrieve.app.gzip;

import org.jspecify.annotations.NullMarked;
