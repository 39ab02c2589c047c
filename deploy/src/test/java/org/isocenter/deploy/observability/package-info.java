@NullMarked
package org.isocenter.deploy.observability;

import org.jspecify.annotations.NullMarked;
