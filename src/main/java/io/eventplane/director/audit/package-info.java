/**
 * Who changed what, and who tried to and was refused: written in the transaction of the change, or in one of its own where there was none.
 *
 * <p>Nothing here changes a record that is written; they are removed when they are old. Records hold no secrets: whoever hands over facts
 * masks them. Called by {@code api}, which knows what changes, and by {@code graphql}, which knows what was refused. Out of scope: what the
 * Director does by itself, and what happens at gateways, which count it.
 */
@NullMarked
package io.eventplane.director.audit;

import org.jspecify.annotations.NullMarked;
