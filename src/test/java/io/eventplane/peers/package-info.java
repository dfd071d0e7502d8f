/** Other people's systems, started for tests as they are run elsewhere: real ones, each in a process of its own where it may be killed. */
@NullMarked
package io.eventplane.peers;

import org.jspecify.annotations.NullMarked;
