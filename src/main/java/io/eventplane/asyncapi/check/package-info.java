/**
 * What is looked at only when a document is registered: whether it is as AsyncAPI's own schemas want it, and what schemas
 * cannot say. Everything found here is a warning or an unresolved reference, never a reason to refuse.
 */
@NullMarked
package io.eventplane.asyncapi.check;

import org.jspecify.annotations.NullMarked;
