@NullMarked
package org.isocenter.deploy.configuration;

import org.jspecify.annotations.NullMarked;
