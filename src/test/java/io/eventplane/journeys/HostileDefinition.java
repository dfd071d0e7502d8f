package io.eventplane.journeys;

import java.util.Locale;
import tools.jackson.databind.JsonNode;

/**
 * A definition that must not be stored, and what has to come back.
 *
 * @param mutation the mutation that brings it
 * @param in an {@code EventAPIDefinitionInput}, or something else in its place
 * @param code of the only error
 * @param pointer of the first violation, into {@code in}; empty when it is the whole
 * @param rule of the first violation; empty when there is none
 */
record HostileDefinition(String name, Mutation mutation, JsonNode in, String code, String pointer, String rule) {

    /** The mutations that take a definition. */
    enum Mutation {
        ADD(
                "mutation($id: ID!, $in: EventAPIDefinitionInput!) { addEventAPI(applicationID: $id, in: $in) { id } }",
                ""),
        UPDATE("mutation($id: ID!, $in: EventAPIDefinitionInput!) { updateEventAPI(id: $id, in: $in) { id } }", ""),
        CREATE(
                "mutation($id: String!, $in: [EventAPIDefinitionInput!]) { createApplication(in: {name: $id, eventAPIs: $in}) { id } }",
                "/eventAPIs/0");

        final String query;
        final String prefix;

        Mutation(String query, String prefix) {
            this.query = query;
            this.prefix = prefix;
        }
    }

    @Override
    public String toString() {
        return mutation.name().toLowerCase(Locale.ROOT) + ": " + name;
    }
}
