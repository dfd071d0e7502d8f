/**
 * The GraphQL engine: SmallRye in the WAR, its scalars, its limits, its errors. Knows no subject but the scalars' types.
 *
 * @see <a href="https://spec.graphql.org/October2021/">GraphQL specification</a>
 */
@NullMarked
package io.eventplane.director.graphql;

import org.jspecify.annotations.NullMarked;
