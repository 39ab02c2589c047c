@NullMarked
package org.isocenter.dicom.io;

import org.jspecify.annotations.NullMarked;
