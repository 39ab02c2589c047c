/** Which configuration keys there are, read from the sources of the mappings. */
@NullMarked
package org.isocenter.deploy.configuration;

import org.jspecify.annotations.NullMarked;
