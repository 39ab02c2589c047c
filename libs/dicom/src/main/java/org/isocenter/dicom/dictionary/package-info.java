@NullMarked
package org.isocenter.dicom.dictionary;

import org.jspecify.annotations.NullMarked;
