@NullMarked
package org.isocenter.retrieve.app.frames;

import org.jspecify.annotations.NullMarked;
