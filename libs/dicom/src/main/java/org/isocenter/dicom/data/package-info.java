@NullMarked
package org.isocenter.dicom.data;

import org.jspecify.annotations.NullMarked;
