/** The QIDO-RS resources, PS3.18 section 10.6. */
@NullMarked
package org.isocenter.query.rest;

import org.jspecify.annotations.NullMarked;
