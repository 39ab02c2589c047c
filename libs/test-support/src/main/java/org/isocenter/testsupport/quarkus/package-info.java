/** What a service needs around it to run in a test. */
@NullMarked
package org.isocenter.testsupport.quarkus;

import org.jspecify.annotations.NullMarked;
