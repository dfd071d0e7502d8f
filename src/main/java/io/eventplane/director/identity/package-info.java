/**
 * Who asks the Director: the operator or a Runtime. Called by {@code api} and, ahead of everything, by the servlet container.
 */
@NullMarked
package io.eventplane.director.identity;

import org.jspecify.annotations.NullMarked;
