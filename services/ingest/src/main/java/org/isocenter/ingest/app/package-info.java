/** What storing means: the flow, the rules and the outcomes of PS3.18 section 10.5. */
@NullMarked
package org.isocenter.ingest.app;

import org.jspecify.annotations.NullMarked;
