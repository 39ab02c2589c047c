/** The Store transaction over HTTP. */
@NullMarked
package org.isocenter.ingest.rest;

import org.jspecify.annotations.NullMarked;
