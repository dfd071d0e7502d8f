package io.eventplane.director.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SortedSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The served schema against {@code proposal.graphqls}, which is the floor: exactly so, plus what is optional. */
class ProposalSchemaTest {

    /** Operations stand in the proposal's comments: {@code # Mutation.deleteEventAPI(id: ID!): EventAPIDefinition}. */
    private static final Pattern OPERATION = Pattern.compile("(?m)^# (\\w+)\\.((\\w+)\\(.*\\): \\S+)$");

    /** What an element begins with: {@code type EventAPIDefinition}. */
    private static final Pattern TYPE = Pattern.compile("^\\w+ \\w+");

    private static final String PROPOSAL = Schemas.read("proposal.graphqls");

    private final SortedSet<String> served = SchemaElements.of(ServedSchema.printed());

    @Test
    void every_element_of_the_proposal_is_served_exactly_so() {
        assertThat(served).containsAll(SchemaElements.of(PROPOSAL));
    }

    @Test
    void the_proposals_elements_are_found() {
        assertThat(SchemaElements.of(PROPOSAL))
                .hasSizeGreaterThan(100)
                .contains(
                        "scalar EventAPISubscriptionAttributes",
                        "type EventAPIDefinition.externalSubscriptions: [EventAPISubscription!]!",
                        "type EventAPIDefinitionPage implements Pageable",
                        "interface Pageable.totalCount: Int!",
                        "union CredentialData = OAuthCredentialData",
                        "enum FetchMode.PACKAGE",
                        "input VersionInput.deprecated: Boolean = false",
                        "input FetchRequestInput.mode: FetchMode = SINGLE");
    }

    @Test
    void every_operation_of_the_proposal_is_served_with_its_arguments_and_their_defaults() {
        assertThat(operations()).hasSize(6).isSubsetOf(served);
    }

    @Test
    void the_proposals_enums_and_unions_have_nothing_more() {
        assertThat(additions().filter(element -> element.startsWith("enum ") || element.startsWith("union ")))
                .isEmpty();
    }

    @Test
    void what_is_added_to_the_proposals_types_is_optional() {
        assertThat(additions()
                        .filter(element -> element.endsWith("!") || element.contains("!,") || element.contains("!)")))
                .isEmpty();
    }

    @Test
    void the_proposals_words_about_a_group_are_served() {
        assertThat(ServedSchema.printed())
                .contains("\"group allows you to find the same API but in different version\"\n  group: String\n");
    }

    private static Stream<String> operations() {
        return OPERATION.matcher(PROPOSAL).results().map(ProposalSchemaTest::operation);
    }

    private static String operation(MatchResult comment) {
        return SchemaElements.of("type " + comment.group(1) + " { " + comment.group(2) + " }")
                .last();
    }

    /** What the served schema has, and the proposal has not, in types that both have. */
    private Stream<String> additions() {
        var proposed = SchemaElements.of(PROPOSAL);
        var types = proposed.stream().map(ProposalSchemaTest::type).collect(Collectors.toSet());
        return served.stream().filter(element -> types.contains(type(element)) && !proposed.contains(element));
    }

    private static String type(String element) {
        return TYPE.matcher(element).results().findFirst().orElseThrow().group();
    }
}
