@NullMarked
package org.isocenter.retrieve.config;

import org.jspecify.annotations.NullMarked;
