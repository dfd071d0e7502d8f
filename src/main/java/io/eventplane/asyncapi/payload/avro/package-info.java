/**
 * Avro schemas of payloads: gathered from the document, and what is wrong with data that should be of them, in Avro's binary or its
 * JSON encoding. Only {@code payload} compiles them; nothing else knows Avro's library. Out of scope: container files, which hold
 * many values, schema registries and their framing, and logical types, which Avro lets a reader ignore.
 *
 * @see <a href="https://avro.apache.org/docs/1.12.0/specification/">Avro 1.12.0</a>
 */
@NullMarked
package io.eventplane.asyncapi.payload.avro;

import org.jspecify.annotations.NullMarked;
