/** What the tests of all kinds of external buses share. */
@NullMarked
package io.eventplane.eventing.source;

import org.jspecify.annotations.NullMarked;
