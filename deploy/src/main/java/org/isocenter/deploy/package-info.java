/** What images, Compose, the gateway and documents are generated from. */
@NullMarked
package org.isocenter.deploy;

import org.jspecify.annotations.NullMarked;
