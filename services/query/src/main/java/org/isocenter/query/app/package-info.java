/** What a search may ask and return, and how instances enter the index. */
@NullMarked
package org.isocenter.query.app;

import org.jspecify.annotations.NullMarked;
