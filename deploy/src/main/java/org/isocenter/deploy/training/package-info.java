/** What is done once while an image is built, so that its starts are short. */
@NullMarked
package org.isocenter.deploy.training;

import org.jspecify.annotations.NullMarked;
