@NullMarked
package org.isocenter.retrieve.app.reports;

import org.jspecify.annotations.NullMarked;
