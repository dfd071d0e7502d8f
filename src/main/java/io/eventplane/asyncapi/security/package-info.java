/**
 * What a document demands of those who publish: its security schemes and requirements, of servers and of operations, in the forms of 2.x and
 * 3.x as one model. The gateway calls {@link io.eventplane.asyncapi.security.DocumentSecurity}. What cannot be read is a demand that nobody
 * can meet, never open. Out of scope: who meets a demand.
 */
@NullMarked
package io.eventplane.asyncapi.security;

import org.jspecify.annotations.NullMarked;
