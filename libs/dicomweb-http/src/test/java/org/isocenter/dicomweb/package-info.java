@NullMarked
package org.isocenter.dicomweb;

import org.jspecify.annotations.NullMarked;
