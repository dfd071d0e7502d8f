package io.eventplane.director.definitions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.eventplane.director.failure.InputViolation;
import io.eventplane.director.failure.InvalidInputException;
import io.eventplane.subscription.SubscriptionRules;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a registration may say of buses elsewhere. */
class CheckedSubscriptionsTest {

    private static final String AT = "/externalSubscriptions";
    private static final CLOB DOCUMENT = new CLOB("""
            asyncapi: 3.0.0
            info: {title: Lamps, version: 1.0.0}
            channels:
              lit: {address: lit, messages: {lit: {payload: {type: object}}}}
            operations:
              light: {action: send, channel: {$ref: '#/channels/lit'}}
            """);

    private final CheckRegistration registrations = new CheckRegistration(10_000);

    private Registration check(List<Subscribed> given) {
        var input = new EventAPIDefinitionInput(
                null,
                null,
                new EventAPISpecInput(DOCUMENT, EventAPISpecType.ASYNC_API, null),
                null,
                null,
                given.stream().map(Subscribed::input).toList(),
                null,
                null,
                null);
        return registrations.check(registrations.read(input), null);
    }

    private List<InputViolation> violations(Subscribed... given) {
        var refused = catchThrowableOfType(InvalidInputException.class, () -> check(List.of(given)));
        return refused == null ? List.of() : refused.violations();
    }

    @ParameterizedTest
    @MethodSource({
        "io.eventplane.director.definitions.RefusedSubscriptions#urls",
        "io.eventplane.director.definitions.RefusedSubscriptions#schemes",
        "io.eventplane.director.definitions.RefusedSubscriptions#texts",
        "io.eventplane.director.definitions.RefusedSubscriptions#credentials",
        "io.eventplane.director.definitions.RefusedSubscriptions#repetitions",
        "io.eventplane.director.definitions.RefusedSubscriptions#unknownAttributes",
        "io.eventplane.director.definitions.RefusedSubscriptions#onMqtt",
        "io.eventplane.director.definitions.RefusedSubscriptions#onKafka",
        "io.eventplane.director.definitions.RefusedSubscriptions#onAmqp",
        "io.eventplane.director.definitions.RefusedSubscriptions#onNats",
        "io.eventplane.director.definitions.RefusedSubscriptions#onPubsub",
        "io.eventplane.director.definitions.RefusedSubscriptions#onHttp"
    })
    void one_that_cannot_be_is_refused_with_its_place_and_its_reason(RefusedSubscription refused) {
        assertThat(violations(refused.given().toArray(Subscribed[]::new)))
                .containsExactly(new InputViolation(AT + refused.pointer(), refused.rule(), refused.message()));
    }

    static Stream<String> schemes() {
        return SubscriptionRules.all().stream().flatMap(rules -> rules.schemes().stream());
    }

    @ParameterizedTest
    @MethodSource("schemes")
    void one_that_can_be_is_taken_as_it_is(String scheme) {
        var good = GoodSubscriptions.of(scheme);

        assertThat(good.url()).startsWith(scheme + "://");
        assertThat(check(List.of(good)).externalSubscriptions()).singleElement().satisfies(taken -> {
            assertThat(taken.url()).isEqualTo(good.url());
            assertThat(taken.topic()).isEqualTo(good.topic());
            assertThat(taken.attributes()).isEqualTo(good.input().attributes());
        });
    }

    @Test
    void all_that_is_wrong_is_said_at_once() {
        var first =
                Subscribed.to("a/#/b", "mqtt://broker/path").with("qos", "3").with("unheard", "of");
        var second = Subscribed.to("lit", "gopher://broker");

        assertThat(violations(first, second))
                .extracting(InputViolation::pointer)
                .containsExactlyInAnyOrder(
                        AT + "/0/url",
                        AT + "/0/topic",
                        AT + "/0/attributes/qos",
                        AT + "/0/attributes/unheard",
                        AT + "/1/url");
    }

    @Test
    void the_same_topic_on_two_buses_and_two_topics_on_one_are_different() {
        assertThat(violations(
                        Subscribed.to("lit", "mqtt://broker"),
                        Subscribed.to("lit", "mqtt://other"),
                        Subscribed.to("dimmed", "mqtt://broker")))
                .isEmpty();
    }
}
