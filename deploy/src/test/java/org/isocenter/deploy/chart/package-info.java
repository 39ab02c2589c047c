/** Renders the Helm chart with the real Helm and checks what comes out. */
@NullMarked
package org.isocenter.deploy.chart;

import org.jspecify.annotations.NullMarked;
