@NullMarked
package org.isocenter.worklist.rest;

import org.jspecify.annotations.NullMarked;
