/** Which service answers which route: from one table to whatever sends requests there. */
@NullMarked
package org.isocenter.deploy.routes;

import org.jspecify.annotations.NullMarked;
