/** Everything read here against the public corpus and what other parsers made of it. */
@NullMarked
package org.isocenter.dicom.corpus;

import org.jspecify.annotations.NullMarked;
