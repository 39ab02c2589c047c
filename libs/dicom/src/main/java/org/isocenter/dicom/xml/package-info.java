/** The Native DICOM Model, PS3.19 section A.1: written from DICOM JSON, and read. */
@NullMarked
package org.isocenter.dicom.xml;

import org.jspecify.annotations.NullMarked;
