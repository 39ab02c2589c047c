/**
 * The HTTP side of DICOMweb as plain values and pure functions, PS3.18 chapter 8: media types and
 * Accept negotiation, multipart/related, refusals and their problem details, conditional and range
 * requests, the base URL. No web framework is visible here.
 */
@NullMarked
package org.isocenter.dicomweb;

import org.jspecify.annotations.NullMarked;
