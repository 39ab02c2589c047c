/** HTTP as a client sees it: requests as written, answers as received. */
@NullMarked
package org.isocenter.conformance.http;

import org.jspecify.annotations.NullMarked;
