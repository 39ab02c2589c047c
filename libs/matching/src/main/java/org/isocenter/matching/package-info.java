/**
 * Attribute matching, PS3.18 section 8.3.4 and PS3.4 section C.2.2.2: from query parameters to
 * conditions on tables that keep data sets as DICOM JSON.
 */
@NullMarked
package org.isocenter.matching;

import org.jspecify.annotations.NullMarked;
