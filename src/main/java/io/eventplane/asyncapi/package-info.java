/**
 * AsyncAPI documents as the Director, the gateway and the agent all read them: understanding (versions 2.0 to 2.6, 3.0
 * and 3.1, YAML and JSON), finding the channel and message of an event, checking its payload, and rewriting a document
 * so that it describes the bus of one Runtime.
 *
 * <p>{@link io.eventplane.asyncapi.AsyncApiDocument} is the way in; it calls the packages below, which never call it:
 * {@code runtime, payload → channel → reading → notation → verdict → structure → place}. Public there is what another of them needs; the
 * roles use only the values that the way in takes and answers. ArchUnit holds both.
 *
 * <p>Every role may call this package; it calls none, knows no container, opens no file and no connection. Documents
 * come from strangers: time and memory stay bounded for texts of up to 5 MiB, whatever they say; the limit on the
 * text's size is the caller's. Out of scope: fetching documents, bundling several files into one, payloads that are not
 * described by JSON Schema.
 */
@NullMarked
package io.eventplane.asyncapi;

import org.jspecify.annotations.NullMarked;
