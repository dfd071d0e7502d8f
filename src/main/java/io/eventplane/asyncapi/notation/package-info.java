/**
 * YAML and JSON: text to tree and back, within limits that hold before memory is spent. Knows nothing of AsyncAPI.
 */
@NullMarked
package io.eventplane.asyncapi.notation;

import org.jspecify.annotations.NullMarked;
