/** Synthetic images as DICOM files. */
@NullMarked
package org.isocenter.testsupport.image;

import org.jspecify.annotations.NullMarked;
