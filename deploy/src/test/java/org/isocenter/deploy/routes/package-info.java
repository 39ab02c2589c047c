@NullMarked
package org.isocenter.deploy.routes;

import org.jspecify.annotations.NullMarked;
