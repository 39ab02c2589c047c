/** Structured reports for people to read: PS3.3 C.17, PS3.18 8.7.4. */
@NullMarked
package org.isocenter.retrieve.app.reports;

import org.jspecify.annotations.NullMarked;
