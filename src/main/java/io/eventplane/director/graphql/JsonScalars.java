package io.eventplane.director.graphql;

import graphql.schema.Coercing;
import graphql.schema.GraphQLScalarType;
import io.eventplane.director.credentials.HttpHeaders;
import io.eventplane.director.credentials.QueryParams;
import io.eventplane.director.definitions.CLOB;
import io.eventplane.director.definitions.EventAPISubscriptionAttributes;
import io.eventplane.director.definitions.TimeSpan;
import io.eventplane.director.definitions.Timestamp;
import io.eventplane.director.pages.PageCursor;
import io.smallrye.graphql.scalar.GraphQLScalarTypes;
import io.smallrye.graphql.schema.model.Scalars;

/**
 * The proposal's own scalars and a length of time, three of them carried as JSON objects.
 *
 * <p>SmallRye's {@code @CustomScalar} knows only scalars carried as a string or number, and turns a {@code Map} into a list of
 * entries; so the scalars are registered by hand, before the schema is built.
 */
final class JsonScalars {

    private JsonScalars() {}

    static void register() {
        register("CLOB", "A string of any length.", CLOB.class, TextCoercing.of(CLOB::new, CLOB::text));
        register(
                "Timestamp",
                "A point in time as RFC 3339 writes it: `2026-01-31T12:00:00Z`.",
                Timestamp.class,
                TextCoercing.of(Timestamp::parse, Timestamp::toString));
        register(
                "Duration",
                "A length of time as ISO 8601 writes it, in days and smaller units: `PT1H`.",
                TimeSpan.class,
                TextCoercing.of(TimeSpan::parse, TimeSpan::toString));
        register(
                "PageCursor",
                "An opaque string: hand back `pageInfo.endCursor` as `after` to get the next page.",
                PageCursor.class,
                TextCoercing.of(PageCursor::new, PageCursor::value));
        register(
                "HttpHeaders",
                "A JSON object: header name → list of values. A single value may stand without its list.",
                HttpHeaders.class,
                MapCoercing.ofLists("HttpHeaders", HttpHeaders::new, HttpHeaders::values));
        register(
                "QueryParams",
                "A JSON object: parameter name → list of values. A single value may stand without its list.",
                QueryParams.class,
                MapCoercing.ofLists("QueryParams", QueryParams::new, QueryParams::values));
        register(
                "EventAPISubscriptionAttributes",
                "A JSON object: attribute name → string.",
                EventAPISubscriptionAttributes.class,
                MapCoercing.ofStrings(
                        "EventAPISubscriptionAttributes",
                        EventAPISubscriptionAttributes::new,
                        EventAPISubscriptionAttributes::values));
    }

    private static void register(String name, String description, Class<?> type, Coercing<?, ?> coercing) {
        var scalar = GraphQLScalarType.newScalar()
                .name(name)
                .description(description)
                .coercing(coercing)
                .build();
        Scalars.registerCustomScalarInSchema(name, type.getName());
        GraphQLScalarTypes.registerCustomScalar(name, type.getName(), scalar);
    }
}
