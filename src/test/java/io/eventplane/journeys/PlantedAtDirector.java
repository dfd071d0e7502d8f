package io.eventplane.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import io.eventplane.token.TestIssuer;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/**
 * Secrets that are presented to the Director, most of them in requests that it refuses.
 *
 * @param answers what was answered, by what was asked
 */
record PlantedAtDirector(
        Director operator, PlantedInputs inputs, TestIssuer issuer, String applicationId, Map<String, String> answers) {

    private static final String QUESTION = question("{ applications { totalCount } }");
    private static final String ADD =
            "mutation($id: ID!, $in: EventAPIDefinitionInput!) { addEventAPI(applicationID: $id, in: $in) { id } }";
    private static final String HALF_A_QUESTION = "{ a(b: \"%s\"";
    private static final String WRONG_LITERAL = "mutation { createApplication(in: {name: \"n\", webhooks: [{type:"
            + " CONFIGURATION_CHANGED, url: \"x\", auth: {credential: {basic: {username: 7, password: \"%s\"}}}}]}) { id } }";

    void ask() {
        logIn();
        askWhatIsNoQuestion();
        registerWhatIsRefused();
    }

    private void logIn() {
        asked("a wrong password", operator.as("admin", plant("a wrong password")));
        asked("an unknown Runtime", operator.as("r", plant("a strange secret")));
        asked("a password as a name", operator.as(plant("a password as a name"), "x"));
        asked("no token", operator.withToken(plant("what is no token")));
        asked("a right token", operator.withToken(token("a right token", "admin")));
        asked("a token of few scopes", operator.withToken(token("a poor token", "nothing")));
    }

    private void asked(String what, Director director) {
        answers.put(what, director.post(QUESTION).body());
    }

    private String token(String what, String scope) {
        return issuer.token()
                .client("portal")
                .scope(scope)
                .with("nonce", plant(what))
                .sign();
    }

    private void askWhatIsNoQuestion() {
        posted("broken JSON", "{\"query\": \"" + plant("what broken JSON held"));
        posted("half a question", question(HALF_A_QUESTION.formatted(plant("a literal"))));
        posted("a literal of another type", question(WRONG_LITERAL.formatted(plant("a password beside a fault"))));
    }

    private void posted(String what, String body) {
        answers.put(what, operator.post(body).body());
    }

    private static String question(String query) {
        return JsonMapper.shared().writeValueAsString(Map.of("query", query));
    }

    private void registerWhatIsRefused() {
        refused("a user name with a colon", EventApis.basic("a:b", plant("a refused password")));
        refused("a control character", EventApis.basic("ada", plant("a broken password") + "\u0007"));
        refused("a list for a password", basic("password", List.of(plant("a listed password"), 1)));
        refused("a field that is not known", basic("passwort", plant("a misnamed password")));
        var header = Map.of("Authorization", List.of(plant("a header that breaks out") + "\r\nX: y"));
        refused("a header that breaks out", EventApis.with(EventApis.basic("ada", "x"), "additionalHeaders", header));
        added("credentials in an address", inputs.withUserInfo());
    }

    private static Map<String, Object> basic(String field, Object password) {
        return Map.of("credential", Map.of("basic", Map.of("username", "ada", field, password)));
    }

    private void refused(String what, Map<String, ?> auth) {
        added(what, EventApis.with(EventApis.of(PlantedInputs.DOCUMENT), "auth", auth));
    }

    private void added(String what, Map<String, ?> input) {
        var answer = operator.answer(ADD, Map.of("id", applicationId, "in", input));
        assertThat(answer.has("errors")).as(what).isTrue();
        answers.put(what, answer.toString());
    }

    private String plant(String what) {
        return inputs.secrets().plant(what);
    }
}
