@NullMarked
package org.isocenter.retrieve.rest;

import org.jspecify.annotations.NullMarked;
