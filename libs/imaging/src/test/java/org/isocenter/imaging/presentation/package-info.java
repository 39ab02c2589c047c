@NullMarked
package org.isocenter.imaging.presentation;

import org.jspecify.annotations.NullMarked;
