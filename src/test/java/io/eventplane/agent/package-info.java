/** Tests of the agent, without a container. */
@NullMarked
package io.eventplane.agent;

import org.jspecify.annotations.NullMarked;
