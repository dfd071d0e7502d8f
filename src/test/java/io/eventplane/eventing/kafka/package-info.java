@NullMarked
package io.eventplane.eventing.kafka;

import org.jspecify.annotations.NullMarked;
