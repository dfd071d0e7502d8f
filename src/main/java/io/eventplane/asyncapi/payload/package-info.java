/**
 * The JSON Schemas of payloads: gathered from the document, checked, compiled, and evaluated within a budget of steps. The roles
 * call {@link io.eventplane.asyncapi.payload.PayloadSchema}.
 */
@NullMarked
package io.eventplane.asyncapi.payload;

import org.jspecify.annotations.NullMarked;
