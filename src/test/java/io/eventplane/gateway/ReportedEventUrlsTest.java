package io.eventplane.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.eventplane.asyncapi.verdict.InvalidDocumentException;
import io.eventplane.gateway.eventapi.OpenEventApis;
import io.eventplane.gateway.http.Definitions;
import io.eventplane.gateway.http.FakeBus;
import io.eventplane.gateway.limit.Limits;
import io.eventplane.gateway.security.Credentials;
import io.eventplane.gateway.security.Login;
import io.eventplane.platform.Credential;
import io.eventplane.replica.DefinitionListener;
import io.eventplane.replica.FormerCredential;
import io.eventplane.replica.ReplicatedDefinition;
import io.eventplane.report.ReportedDefinition;
import io.eventplane.report.RolloutState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is reported of event URLs is what became of them. */
class ReportedEventUrlsTest {

    private final OpenEventApis apis = new OpenEventApis();
    private final List<ReportedDefinition> reports = new ArrayList<>();

    private DefinitionListener urls(String host) {
        var protocols = new GatewayProtocols(List.of(
                new SilentProtocol("http", List.of("http"), List.of()),
                new SilentProtocol("mqtt", List.of("mqtt"), List.of())));
        var opening = SecurityParts.on(host, false, apis).urls(new FakeBus(), protocols, Limits.rates(Map.of()));
        return new ReportedEventUrls(opening, apis, reports::add);
    }

    private static ReplicatedDefinition lamps(long generation, String protocol) {
        return Definitions.of("d1", generation, Definitions.LAMPS + """
                servers:
                  one: {host: one.example, protocol: %s}
                  two: {host: two.example, protocol: http}
                """.formatted(protocol), null);
    }

    private ReportedDefinition last() {
        return reports.get(reports.size() - 1);
    }

    @Test
    void what_is_open_is_reported_with_its_generation_and_protocols() {
        urls("127.0.0.1").changed(lamps(3, "mqtt"));

        assertThat(reports)
                .extracting(
                        ReportedDefinition::definitionId,
                        ReportedDefinition::generation,
                        ReportedDefinition::state,
                        ReportedDefinition::protocols,
                        ReportedDefinition::message)
                .containsExactly(tuple("d1", 3L, RolloutState.OPEN, List.of("http", "mqtt"), null));
    }

    @Test
    void a_document_that_cannot_be_read_has_failed_and_says_where() {
        var urls = urls("127.0.0.1");
        urls.changed(lamps(1, "mqtt"));

        assertThatThrownBy(() -> urls.changed(Definitions.of("d1", 2, "asyncapi: 9.0.0", null)))
                .isInstanceOf(InvalidDocumentException.class);

        assertThat(last().state()).isEqualTo(RolloutState.FAILED);
        assertThat(last().generation()).isEqualTo(2);
        assertThat(last().message()).contains("/asyncapi", "changed document");
        assertThat(apis.find("d1")).isEmpty();
    }

    @Test
    void an_event_url_that_lets_nobody_in_has_failed_and_says_what_to_do() {
        urls("0.0.0.0").changed(lamps(1, "mqtt"));

        assertThat(last().state()).isEqualTo(RolloutState.FAILED);
        assertThat(last().protocols()).isEmpty();
        assertThat(last().message()).contains("give the definition an auth", "eventplane.gateway.allow-anonymous");
    }

    @Test
    void what_would_close_it_after_a_change_of_credentials_is_said_at_once() {
        var document = Definitions.LAMPS + """
                  securitySchemes: {s: {type: userPassword}}
                servers:
                  one: {host: one.example, protocol: http, security: [{$ref: '#/components/securitySchemes/s'}]}
                """;
        var later = Definitions.of("d1", 2, document, new Credential.OAuth("c", "s", "https://idp.example"));
        var former = new FormerCredential(
                new Credential.Basic("lamp", "light"), Instant.now().plusSeconds(3600));

        urls("127.0.0.1").changed(Definitions.withFormer(later, former));

        assertThat(last().state()).isEqualTo(RolloutState.FAILED);
        assertThat(last().message()).contains("set username and password");
        var presented = Credentials.of(new Login.Basic("lamp", "light"));
        assertThat(apis.find("d1").orElseThrow().credentials().objectionTo(presented, "http", Optional.empty()))
                .isEmpty();
    }

    @Test
    void a_protocol_that_the_document_asks_for_too_much_on_is_closed_and_said() {
        urls("127.0.0.1")
                .changed(Definitions.of("d1", 5, Definitions.LAMPS + """
                servers:
                  one: {host: one.example, protocol: mqtt, security: [{type: userPassword}]}
                  two: {host: two.example, protocol: http, security: [{type: gssapi}]}
                """, new Credential.Basic("lamp", "light")));

        assertThat(last().state()).isEqualTo(RolloutState.OPEN);
        assertThat(last().protocols()).containsExactly("mqtt");
        assertThat(last().message()).contains("closed over http", "does not serve gssapi");
    }

    @Test
    void an_alternative_that_is_not_served_is_said() {
        urls("127.0.0.1")
                .changed(Definitions.of("d1", 5, Definitions.LAMPS + """
                servers:
                  one: {host: one.example, protocol: mqtt, security: [{type: userPassword}, {type: gssapi}, {type: oauth2}]}
                """, new Credential.Basic("lamp", "light")));

        assertThat(last().state()).isEqualTo(RolloutState.OPEN);
        assertThat(last().message()).contains("over mqtt", "gssapi").doesNotContain("oauth2");
    }

    @Test
    void what_overflows_the_stack_has_failed_and_still_fails() {
        var urls = new ReportedEventUrls(
                new DefinitionListener() {
                    @Override
                    public void changed(ReplicatedDefinition definition) {
                        throw new StackOverflowError();
                    }

                    @Override
                    public void removed(String id) {}
                },
                apis,
                reports::add);

        assertThatThrownBy(() -> urls.changed(lamps(1, "mqtt"))).isInstanceOf(StackOverflowError.class);

        assertThat(last().state()).isEqualTo(RolloutState.FAILED);
        assertThat(last().message()).contains("StackOverflowError");
    }

    @Test
    void what_is_removed_is_closed_once() {
        var urls = urls("127.0.0.1");
        urls.changed(lamps(4, "mqtt"));

        urls.removed("d1");
        urls.removed("d1");

        assertThat(reports)
                .extracting(ReportedDefinition::state, ReportedDefinition::generation)
                .containsExactly(tuple(RolloutState.OPEN, 4L), tuple(RolloutState.CLOSED, 4L));
    }
}
