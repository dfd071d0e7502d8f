/** The schema that the server serves, held against the proposal and against its golden file, without a server. */
@NullMarked
package io.eventplane.director.graphql;

import org.jspecify.annotations.NullMarked;
