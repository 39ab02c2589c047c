@NullMarked
package org.isocenter.testsupport.s3;

import org.jspecify.annotations.NullMarked;
