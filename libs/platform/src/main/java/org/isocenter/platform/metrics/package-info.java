/** Metrics that all services have, named and labelled so that their number stays bounded. */
@NullMarked
package org.isocenter.platform.metrics;

import org.jspecify.annotations.NullMarked;
