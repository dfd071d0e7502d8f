package io.eventplane.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every change and every refused attempt is in the audit log of its tenant, and no secret is. */
@ExtendWith(GuardedDirector.Shared.class)
class AuditIT {

    private static final String SIMPLE = RealDocuments.text("v3/simple-asyncapi.yml");
    private static final String LOG = """
            query($subject: ID, $operation: String, $outcome: AuditOutcome, $actor: String, $first: Int, $after: PageCursor,
                  $since: Timestamp, $until: Timestamp) {
              auditLog(subject: $subject, operation: $operation, outcome: $outcome, actor: $actor, first: $first, after: $after,
                       since: $since, until: $until) {
                totalCount pageInfo { endCursor hasNextPage }
                data { id at actor address operation subject outcome code message before after attempts } } }""";
    private static final String RENAME =
            "mutation($id: ID!, $name: String!) { updateApplication(id: $id, in: {name: $name}) { id } }";
    private static final String DELETE_APPLICATION = "mutation($id: ID!) { deleteApplication(id: $id) { id } }";

    private final GuardedDirector director;
    private final Director operator;

    AuditIT(GuardedDirector director) {
        this.director = director;
        this.operator = director.asOperator();
    }

    @Test
    void the_life_of_an_application_is_told_from_its_creation_to_its_end() {
        var name = Names.unique("audited");
        var id = operator.createApplication(name);
        operator.query(RENAME, Map.of("id", id, "name", name + "-2"));
        operator.query(DELETE_APPLICATION, Map.of("id", id));

        var log = log(Map.of("subject", id));
        assertThat(texts(log, "operation"))
                .containsExactly("deleteApplication", "updateApplication", "createApplication");
        assertThat(texts(log, "outcome")).containsOnly("DONE");
        assertThat(texts(log, "actor")).containsOnly("operator");
        assertThat(texts(log, "address")).containsOnly("127.0.0.1");
        assertThat(json(log.get(1), "before").path("name").asString()).isEqualTo(name);
        assertThat(json(log.get(1), "after").path("name").asString()).isEqualTo(name + "-2");
        assertThat(log.get(0).path("after").isNull()).isTrue();
        assertThat(log.get(2).path("before").isNull()).isTrue();
    }

    @Test
    void an_event_api_is_told_of_without_its_secrets_also_when_it_goes_with_its_application() {
        var registration = operator.register(Names.unique("secret"), EventApis.guarded(SIMPLE, "ada", "hush-7413"));
        operator.query(DELETE_APPLICATION, Map.of("id", registration.applicationId()));

        var log = log(Map.of("subject", registration.definitionId()));
        assertThat(texts(log, "operation")).hasSize(2).startsWith("deleteApplication");
        assertThat(json(log.get(1), "after").at("/auth/credential/username").asString())
                .isEqualTo("ada");
        assertThat(log.toString()).doesNotContain("hush-7413");
    }

    @Test
    void other_credentials_are_told_of_by_their_user_and_their_end() {
        var registration = operator.register(Names.unique("changed"), EventApis.guarded(SIMPLE, "ada", "hush-7413"));
        operator.query(
                "mutation($id: ID!, $auth: AuthInput!) { changeEventAPICredentials(id: $id, auth: $auth) { id } }",
                Map.of("id", registration.definitionId(), "auth", EventApis.basic("bob", "hush-7413-2")));

        var change = log(Map.of("subject", registration.definitionId(), "operation", "changeEventAPICredentials"));
        assertThat(change).hasSize(1);
        var after = json(change.get(0), "after");
        assertThat(after.at("/auth/credential/username").asString()).isEqualTo("bob");
        assertThat(after.at("/formerAuth/credential/username").asString()).isEqualTo("ada");
        assertThat(after.path("formerAuthUntil").asString()).isNotEmpty();
        assertThat(change.toString()).doesNotContain("hush-7413");
        operator.query(DELETE_APPLICATION, Map.of("id", registration.applicationId()));
    }

    @Test
    void a_refused_change_is_told_with_who_and_why_and_changes_nothing() {
        var id = operator.createApplication(Names.unique("mine"));
        var reader = director.as(director.token("application:read"));

        assertThat(reader.errorCode(DELETE_APPLICATION, Map.of("id", id))).isEqualTo("forbidden");
        assertThat(operator.errorCode(DELETE_APPLICATION, Map.of("id", "no-such")))
                .isEqualTo("not-found");

        var refused = log(Map.of("subject", id, "outcome", "REFUSED"));
        assertThat(refused).hasSize(1);
        assertThat(refused.get(0).path("actor").asString()).isEqualTo("client:alice");
        assertThat(refused.get(0).path("operation").asString()).isEqualTo("deleteApplication");
        assertThat(refused.get(0).path("code").asString()).isEqualTo("forbidden");
        assertThat(refused.get(0).path("message").asString()).contains("application:write");
        assertThat(texts(log(Map.of("subject", "no-such")), "code")).contains("not-found");
        operator.query(DELETE_APPLICATION, Map.of("id", id));
    }

    @Test
    void what_somebody_may_not_even_see_is_told_as_well() {
        var reader = director.as(director.token("application:read"));

        assertThat(reader.errorCode("{ auditLog { totalCount } }", Map.of())).isEqualTo("forbidden");

        assertThat(texts(log(Map.of("operation", "auditLog")), "outcome")).contains("REFUSED");
    }

    @Test
    void whoever_is_not_let_in_is_told_of_without_what_was_presented() {
        var wrong = director.asStranger().as("admin", "wrong-" + UUID.randomUUID());

        assertThat(wrong.answer("{ applications { totalCount } }", Map.of()).has("errors"))
                .isTrue();

        var log = log(Map.of("operation", "login"));
        assertThat(texts(log, "actor")).containsOnly("stranger");
        assertThat(texts(log, "code")).contains("unauthenticated");
        assertThat(log.toString()).doesNotContain("wrong-");
    }

    @Test
    void a_crowd_of_strangers_fills_few_records_and_all_are_counted() {
        long before = attempts();
        var wrong = director.asStranger().as("admin", "wrong");

        for (int each = 0; each < 300; each++) {
            wrong.answer("{ applications { totalCount } }", Map.of());
        }

        long records = log(Map.of("operation", "login")).size();
        assertThat(records).isLessThan(250);
        await().atMost(Duration.ofSeconds(90))
                .untilAsserted(() -> assertThat(attempts()).isGreaterThanOrEqualTo(before + 300));
    }

    @Test
    void pages_go_back_in_time_and_leave_nothing_out() {
        var id = operator.createApplication(Names.unique("paged"));
        for (int each = 0; each < 5; each++) {
            operator.query(RENAME, Map.of("id", id, "name", Names.unique("paged")));
        }
        var whole = texts(log(Map.of("subject", id)), "id");

        var paged = new ArrayList<String>();
        var page = page(Map.of("subject", id, "first", 2));
        paged.addAll(texts(list(page), "id"));
        while (page.at("/pageInfo/hasNextPage").asBoolean()) {
            page = page(Map.of(
                    "subject",
                    id,
                    "first",
                    2,
                    "after",
                    page.at("/pageInfo/endCursor").asString()));
            paged.addAll(texts(list(page), "id"));
        }

        assertThat(paged).isEqualTo(whole).hasSize(6);
        assertThat(page.path("totalCount").asInt()).isEqualTo(6);
    }

    @Test
    void a_time_is_asked_for_from_its_first_moment_to_before_its_end() {
        var id = operator.createApplication(Names.unique("timed"));
        operator.query(RENAME, Map.of("id", id, "name", Names.unique("timed")));
        var moment = log(Map.of("subject", id)).get(0).path("at").asString();

        assertThat(texts(log(Map.of("subject", id, "since", moment)), "operation"))
                .containsExactly("updateApplication");
        assertThat(texts(log(Map.of("subject", id, "until", moment)), "operation"))
                .containsExactly("createApplication");
    }

    @Test
    void another_tenants_log_is_its_own() {
        var other = director.as(director.token("admin").with("tenant", "other-" + UUID.randomUUID()));
        var id = other.createApplication(Names.unique("theirs"));

        assertThat(log(Map.of("subject", id))).isEmpty();
        assertThat(texts(list(other.query(LOG, Map.of()).path("auditLog")), "operation"))
                .containsExactly("createApplication");
    }

    private long attempts() {
        return log(Map.of("operation", "login")).stream()
                .mapToLong(entry -> entry.path("attempts").asLong())
                .sum();
    }

    private JsonNode page(Map<String, ?> variables) {
        return operator.query(LOG, variables).path("auditLog");
    }

    private List<JsonNode> log(Map<String, Object> variables) {
        var all = new HashMap<>(variables);
        all.put("first", 1000);
        return list(page(all));
    }

    private static List<JsonNode> list(JsonNode page) {
        return nodes(page.path("data")).toList();
    }

    private static Stream<JsonNode> nodes(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    private static List<String> texts(List<JsonNode> entries, String field) {
        return entries.stream().map(entry -> entry.path(field).asString()).toList();
    }

    private static JsonNode json(JsonNode entry, String field) {
        return JsonMapper.shared().readTree(entry.path(field).asString());
    }
}
