package io.eventplane.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import io.eventplane.journeys.Director.Registration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** What the Director says about documents: before they are registered, and after. */
@ExtendWith(SharedServer.class)
class SpecsIT {

    private static final String SLOPPY = """
            asyncapi: 2.6.0
            info: {title: Lamps, version: '1'}
            servers:
              one: {url: 'jms://ada:s3cret@h', protocol: jms, security: [{user: []}]}
            channels:
              'lamps/{id}':
                subscribe:
                  message: {oneOf: [{name: lit, payload: {type: object}}, {$ref: 'https://example.com/m.yml'}]}
              orders:
                publish: {message: {name: order}}
            components: {securitySchemes: {user: {type: userPassword}}}
            """;

    private static final String READ = """
            query($id: ID!) { eventAPI(id: $id) {
              spec { data format warnings { pointer line column rule message } unresolvedReferences { pointer } }
              channels { name address parameters directions messages { name contentType validated }
                servers { name protocol security { name type } } eventURLs { runtimeID url } } } }""";

    private static final String VALIDATE = """
            query($in: EventAPISpecInput!) { validateEventAPISpec(in: $in) {
              valid format asyncAPIVersion title violations { pointer line column rule message }
              warnings { pointer line } unresolvedReferences { pointer line } channels { name directions } } }""";

    private final Flow flow;

    SpecsIT(EventplaneServer server) {
        this.flow = Flow.of(server);
    }

    @Test
    void a_sloppy_document_is_registered_with_all_that_is_off_and_publishes() {
        Registration lamps = flow.registered(SLOPPY);

        JsonNode read =
                flow.director().query(READ, Map.of("id", lamps.definitionId())).path("eventAPI");
        assertThat(read.at("/spec/data").asString()).contains("ada:*****@h").doesNotContain("s3cret");
        assertThat(read.at("/spec/warnings").findValuesAsString("pointer"))
                .contains("/servers/one/url", "/channels/lamps~1{id}");
        assertThat(read.at("/spec/warnings/0/line").asInt()).isPositive();
        assertThat(read.at("/spec/unresolvedReferences").findValuesAsString("pointer"))
                .containsExactly("/channels/lamps~1{id}/subscribe/message/oneOf/1/$ref");
        JsonNode channel = read.at("/channels/0");
        assertThat(channel.path("parameters").toString()).isEqualTo("[\"id\"]");
        assertThat(channel.path("directions").toString()).isEqualTo("[\"SEND\"]");
        assertThat(channel.at("/messages/0/validated").asBoolean()).isTrue();
        assertThat(channel.at("/messages/1/contentType").isNull()).isTrue();
        assertThat(channel.at("/servers/0/security/0/type").asString()).isEqualTo("userPassword");
        assertThat(channel.at("/eventURLs/0/url").asString()).isEqualTo(lamps.eventUrl() + "/lamps/{id}");
        assertThat(read.at("/channels/1/directions").toString()).isEqualTo("[\"RECEIVE\"]");
        assertThat(read.at("/channels/1/eventURLs")).isEmpty();
        assertThat(flow.gateway(lamps).channel("lamps/7").plain("[]").statusCode())
                .isEqualTo(202);
    }

    @Test
    void a_document_is_checked_without_being_stored() {
        JsonNode good = validated(SLOPPY);
        JsonNode bad = validated("asyncapi: 3.0.0\ninfo: {title: 1}\nchannels: {c: {address: []}}");

        assertThat(good.path("valid").asBoolean()).isTrue();
        assertThat(good.path("format").asString()).isEqualTo("YAML");
        assertThat(good.path("asyncAPIVersion").asString()).isEqualTo("2.6.0");
        assertThat(good.path("channels").findValuesAsString("name")).containsExactly("lamps/{id}", "orders");
        assertThat(good.path("unresolvedReferences")).hasSize(1);
        assertThat(bad.path("valid").asBoolean()).isFalse();
        assertThat(bad.path("violations").findValuesAsString("pointer"))
                .containsExactlyInAnyOrder("/info/title", "/channels/c/address");
    }

    @Test
    void a_refused_document_is_told_by_line_and_column() {
        String application = flow.director().createApplication(Names.unique("lines"));

        JsonNode answer = flow.director()
                .answer(
                        "mutation($id: ID!, $in: EventAPIDefinitionInput!) { addEventAPI(applicationID: $id, in: $in) { id } }",
                        Map.of("id", application, "in", EventApis.of("asyncapi: 1.2.0\ninfo: {title: t}")));

        JsonNode violation = answer.at("/errors/0/extensions/violations/0");
        assertThat(violation.path("pointer").asString()).isEqualTo("/spec/data/asyncapi");
        assertThat(violation.path("line").asInt()).isEqualTo(1);
        assertThat(violation.path("column").asInt()).isEqualTo(1);
        assertThat(violation.path("message").asString()).contains("convert");
    }

    @Test
    void the_channels_of_a_whole_page_are_read_at_once() {
        Registration first = flow.registered(SLOPPY);
        flow.director().add(first.applicationId(), EventApis.of(SLOPPY.replace("orders", "returns")));

        JsonNode page = flow.director()
                .query(
                        "query($id: ID!) { application(id: $id) { eventAPIs { data { channels { name } } } } }",
                        Map.of("id", first.applicationId()))
                .at("/application/eventAPIs/data");

        assertThat(page.get(0).at("/channels/1/name").asString()).isEqualTo("orders");
        assertThat(page.get(1).at("/channels/1/name").asString()).isEqualTo("returns");
    }

    private JsonNode validated(String document) {
        return flow.director()
                .query(VALIDATE, Map.of("in", Map.of("data", document, "eventSpecType", "ASYNC_API")))
                .path("validateEventAPISpec");
    }
}
