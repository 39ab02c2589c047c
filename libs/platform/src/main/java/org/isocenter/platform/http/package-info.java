/** Failures as HTTP responses, the request's id and the base URL of its links. */
@NullMarked
package org.isocenter.platform.http;

import org.jspecify.annotations.NullMarked;
