package io.eventplane.gateway.http;

import static io.eventplane.gateway.http.Definitions.version;
import static org.assertj.core.api.Assertions.assertThat;

import io.eventplane.lifecycle.Lifecycle;
import io.eventplane.platform.Credential;
import io.eventplane.replica.PayloadValidation;
import io.eventplane.replica.ReplicatedDefinition;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** What publishers hear of a version that is on its way out. */
class VersionEndTest {

    private static final Instant SINCE = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant SUNSET = Instant.parse("2026-06-05T08:00:00Z");
    private static final Lifecycle DEPRECATED = new Lifecycle(true, SINCE, false, null);
    private static final Lifecycle ENDING = new Lifecycle(true, SINCE, true, SUNSET);
    private static final Map<String, String> JSON = Map.of("content-type", "application/json");
    private static final String LINK_TO_THREE = "<http://gw/events/three>; rel=\"successor-version\"";

    private Instant now = Instant.parse("2026-02-01T00:00:00Z");
    private final Gateway gateway = new Gateway("127.0.0.1", false, () -> now);

    @BeforeEach
    void three_versions() {
        gateway.urls.changed(version("one", "1.0.0", ENDING));
        gateway.urls.changed(version("two", "2.0.0", DEPRECATED));
        gateway.urls.changed(version("three", "10.0.0", Lifecycle.CURRENT));
        gateway.urls.changed(version("draft", "draft", Lifecycle.CURRENT));
    }

    @Test
    void a_current_version_says_nothing() {
        assertThat(send("three").headers()).isEmpty();
    }

    @Test
    void a_deprecated_version_takes_events_and_says_since_when_and_what_is_newer() {
        var answer = send("two");

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.headers()).isEqualTo(Map.of("Deprecation", "@1767225600", "Link", LINK_TO_THREE));
        assertThat(answer.body()).doesNotContain("warning");
    }

    @Test
    void a_version_for_removal_warns_with_the_date() {
        var answer = send("one");

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.headers())
                .isEqualTo(Map.of(
                        "Deprecation",
                        "@1767225600",
                        "Sunset",
                        "Fri, 05 Jun 2026 08:00:00 GMT",
                        "Link",
                        LINK_TO_THREE));
        assertThat(JsonMapper.shared().readTree(answer.body()).path("warning").stringValue())
                .isEqualTo("This version is going to be removed on 2026-06-05T08:00:00Z:"
                        + " publish version 10.0.0 to http://gw/events/three.");
    }

    @Test
    void a_refused_event_brings_the_same_headers() {
        var refused = gateway.send("/one", JSON, "{\"lumens\":-1}");

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.headers()).containsKeys("Deprecation", "Sunset", "Link");
        assertThat(gateway.send("/one/elsewhere", JSON, "{}").headers()).containsKeys("Deprecation", "Sunset", "Link");
        assertThat(gateway.send("/one", Map.of("content-type", "text/plain"), "x")
                        .headers())
                .containsKeys("Deprecation", "Sunset", "Link", "Accept");
    }

    @Test
    void past_its_sunset_a_version_is_refused_with_the_way_to_the_newer_one() {
        now = SUNSET;

        var answer = send("one");

        assertThat(answer.status()).isEqualTo(410);
        assertThat(answer.contentType()).isEqualTo("application/problem+json");
        assertThat(answer.headers()).containsEntry("Link", LINK_TO_THREE).containsKeys("Sunset", "Deprecation");
        var problem = JsonMapper.shared().readTree(answer.body());
        assertThat(problem.path("type").stringValue()).isEqualTo("urn:eventplane:problem:retired");
        assertThat(problem.at("/alternatives/0").stringValue()).isEqualTo("http://gw/events/three");
        assertThat(gateway.bus.published).isEmpty();
    }

    @Test
    void the_clock_alone_ends_it() {
        now = SUNSET.minusMillis(1);
        assertThat(send("one").status()).isEqualTo(202);

        now = SUNSET;
        assertThat(send("one").status()).isEqualTo(410);
    }

    @Test
    void a_newer_version_counts_as_soon_as_it_is_open_and_no_longer_than_that() {
        gateway.urls.changed(version("four", "11.0.0", Lifecycle.CURRENT));
        assertThat(send("two").headers()).containsEntry("Link", "<http://gw/events/four>; rel=\"successor-version\"");

        gateway.urls.changed(version("four", "11.0.0-rc.1", DEPRECATED));
        assertThat(send("two").headers()).containsEntry("Link", LINK_TO_THREE);

        gateway.urls.removed("three");
        assertThat(send("two").headers()).containsOnlyKeys("Deprecation");
    }

    @Test
    void a_version_of_another_group_or_application_is_no_successor() {
        gateway.urls.removed("three");
        var other = version("other", "99.0.0", Lifecycle.CURRENT);
        gateway.urls.changed(new ReplicatedDefinition(
                other.id(),
                1,
                new ReplicatedDefinition.Application("app-2", "other"),
                "lamps",
                null,
                "lamps",
                other.version(),
                other.spec(),
                other.eventUrl(),
                null,
                null,
                PayloadValidation.ENFORCE,
                null));

        assertThat(send("two").headers()).containsOnlyKeys("Deprecation");
    }

    @Test
    void a_stranger_is_told_of_the_credentials_only() {
        now = SUNSET;
        var one = version("one", "1.0.0", ENDING);
        gateway.urls.changed(new ReplicatedDefinition(
                "one",
                2,
                one.application(),
                "lamps",
                null,
                "lamps",
                one.version(),
                one.spec(),
                one.eventUrl(),
                new Credential.Basic("shop", "secret"),
                null,
                PayloadValidation.ENFORCE,
                null));

        var answer = send("one");

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.headers()).containsOnlyKeys("WWW-Authenticate");
    }

    private HttpAnswer send(String id) {
        return gateway.send("/" + id, JSON, "{\"lumens\":1}");
    }
}
