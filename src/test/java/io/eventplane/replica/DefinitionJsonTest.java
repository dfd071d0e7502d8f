package io.eventplane.replica;

import static io.eventplane.replica.Examples.bare;
import static io.eventplane.replica.Examples.definition;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.eventplane.lifecycle.Lifecycle;
import io.eventplane.platform.Credential.Basic;
import io.eventplane.platform.Credential.OAuth;
import io.eventplane.replica.ReplicatedDefinition.Application;
import io.eventplane.replica.ReplicatedDefinition.Spec;
import io.eventplane.replica.ReplicatedDefinition.Version;
import java.net.URI;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DefinitionJsonTest {

    @Test
    void reads_what_the_director_answers() {
        var answer = """
                {"id": "7f3", "generation": 12, "name": "Orders", "description": null, "group": "orders",
                 "applicationID": "b1f", "application": {"name": "Shop"},
                 "version": {"value": "v2", "deprecated": null, "deprecatedSince": null, "forRemoval": true, "deprecation": "2026-01-31T12:00:00Z", "sunset": "2027-01-31T12:00:00Z"},
                 "spec": {"data": "{}", "format": "JSON"}, "eventURL": "http://gw/events/7f3",
                 "auth": {"credential": {"__typename": "OAuthCredentialData", "clientId": "c", "clientSecret": "s", "url": "http://idp"}},
                 "formerAuth": {"validUntil": "2026-12-01T09:00:00Z", "auth": {"credential": {"__typename": "BasicCredentialData", "username": "u", "password": "p"}}},
                 "payloadValidation": "WARN", "maxEventsPerSecond": 40}
                """;

        assertThat(DefinitionJson.read(answer))
                .isEqualTo(new ReplicatedDefinition(
                        "7f3",
                        12,
                        new Application("b1f", "Shop"),
                        "Orders",
                        null,
                        "orders",
                        new Version(
                                "v2",
                                null,
                                new Lifecycle(
                                        false,
                                        Instant.parse("2026-01-31T12:00:00Z"),
                                        true,
                                        Instant.parse("2027-01-31T12:00:00Z"))),
                        new Spec("{}", SpecFormat.JSON),
                        URI.create("http://gw/events/7f3"),
                        new OAuth("c", "s", "http://idp"),
                        new FormerCredential(new Basic("u", "p"), Instant.parse("2026-12-01T09:00:00Z")),
                        PayloadValidation.WARN,
                        40));
    }

    @Test
    void what_an_older_release_kept_is_enforced() {
        var kept = """
                {"id": "7f3", "generation": 1, "applicationID": "b1f", "application": {"name": "Shop"}}
                """;

        assertThat(DefinitionJson.read(kept).validation()).isEqualTo(PayloadValidation.ENFORCE);
    }

    @Test
    void what_was_kept_before_credentials_could_overlap_has_one() {
        var kept = """
                {"id": "7f3", "generation": 1, "applicationID": "b1f", "application": {"name": "Shop"},
                 "auth": {"credential": {"__typename": "BasicCredentialData", "username": "u", "password": "p"}}}
                """;

        assertThat(DefinitionJson.read(kept).credential()).isEqualTo(new Basic("u", "p"));
        assertThat(DefinitionJson.read(kept).former()).isNull();
    }

    @Test
    void a_spec_without_data_is_not_fetched_yet() {
        var answer = """
                {"id": "7f3", "generation": 1, "applicationID": "b1f", "application": {"name": "Shop"}, "spec": {"data": null}}
                """;

        assertThat(DefinitionJson.read(answer).spec()).isNull();
    }

    @Test
    void a_version_kept_before_there_were_dates_has_none() {
        var kept = """
                {"id": "7f3", "generation": 1, "applicationID": "b1f", "application": {"name": "Shop"},
                 "version": {"value": "v1", "deprecated": true, "deprecatedSince": "v2", "forRemoval": false}}
                """;

        assertThat(DefinitionJson.read(kept).version())
                .isEqualTo(new Version("v1", "v2", new Lifecycle(true, null, false, null)));
    }

    @Test
    void one_without_a_name_goes_by_its_id() {
        var answer = """
                {"id": "7f3", "generation": 1, "applicationID": "b1f", "application": {"name": "Shop"}}
                """;

        assertThat(DefinitionJson.read(answer).name()).isEqualTo("7f3");
    }

    @Test
    void what_it_writes_it_reads() {
        assertThat(DefinitionJson.read(DefinitionJson.write(definition("d", Long.MAX_VALUE))))
                .isEqualTo(definition("d", Long.MAX_VALUE));
        assertThat(DefinitionJson.read(DefinitionJson.write(bare("d")))).isEqualTo(bare("d"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "null",
                "",
                "{\"id\": 1, \"generation\": 1, \"applicationID\": \"a\", \"application\": {\"name\": \"n\"}}",
                "{\"id\": \"d\", \"generation\": \"1\", \"applicationID\": \"a\", \"application\": {\"name\": \"n\"}}",
                "{\"id\": \"d\", \"generation\": 1, \"applicationID\": \"a\", \"application\": null}",
                "{\"id\": \"d\", \"generation\": 1, \"applicationID\": \"a\", \"application\": {\"name\": \"n\"},"
                        + "\"auth\": {\"credential\": {\"__typename\": \"Other\"}}}",
                "{\"id\": \"d\", \"generation\": 1, \"applicationID\": \"a\", \"application\": {\"name\": \"n\"},"
                        + "\"spec\": {\"data\": \"x\", \"format\": \"TOML\"}}",
                "{\"id\": \"d\", \"generation\": 1, \"applicationID\": \"a\", \"application\": {\"name\": \"n\"},"
                        + "\"formerAuth\": {\"validUntil\": \"soon\", \"auth\": null}}",
            })
    void anything_else_is_refused(String json) {
        assertThatThrownBy(() -> DefinitionJson.read(json)).isInstanceOf(RuntimeException.class);
    }

    @Test
    void no_secret_shows_in_words() {
        assertThat(definition("d", 1).toString()).doesNotContain("s3cret").contains("*****");
        assertThat(new Basic("u", "s3cret").toString()).doesNotContain("s3cret");
        assertThat(new OAuth("c", "s3cret", "http://idp").toString()).doesNotContain("s3cret");
    }
}
