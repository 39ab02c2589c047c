/** What every service shares around its use cases; wiring and glue, no rules of DICOMweb. */
@NullMarked
package org.isocenter.platform;

import org.jspecify.annotations.NullMarked;
