/** The DICOM JSON Model, PS3.18 Annex F: written straight from the reader's tokens, and read. */
@NullMarked
package org.isocenter.dicom.json;

import org.jspecify.annotations.NullMarked;
