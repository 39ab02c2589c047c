@NullMarked
package org.isocenter.retrieve.app.gzip;

import org.jspecify.annotations.NullMarked;
