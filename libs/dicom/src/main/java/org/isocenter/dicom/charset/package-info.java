/** Specific character sets, PS3.3 C.12.1.1.2 and PS3.5 chapter 6. */
@NullMarked
package org.isocenter.dicom.charset;

import org.jspecify.annotations.NullMarked;
