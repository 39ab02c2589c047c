/** Real PostgreSQL and a real Kafka broker that live and die with one JVM, each in its folder. */
@NullMarked
package org.isocenter.embedded;

import org.jspecify.annotations.NullMarked;
