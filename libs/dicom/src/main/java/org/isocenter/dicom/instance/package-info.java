/**
 * One SOP instance as the services need it: read once when it is stored, so that later neither its
 * metadata nor its frames ask for a parser.
 */
@NullMarked
package org.isocenter.dicom.instance;

import org.jspecify.annotations.NullMarked;
