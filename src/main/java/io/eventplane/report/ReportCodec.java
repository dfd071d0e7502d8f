package io.eventplane.report;

import static io.eventplane.report.ReportJson.constant;
import static io.eventplane.report.ReportJson.each;
import static io.eventplane.report.ReportJson.malformed;
import static io.eventplane.report.ReportJson.number;
import static io.eventplane.report.ReportJson.require;
import static io.eventplane.report.ReportJson.text;
import static io.eventplane.report.ReportJson.time;

import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reports as CloudEvents 1.0 in structured JSON. Fields it does not know it leaves aside.
 *
 * @see <a href="https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/formats/json-format.md">CloudEvents 1.0.2, JSON format</a>
 */
public final class ReportCodec {

    /** The CloudEvents {@code type} of every report. */
    public static final String TYPE = "io.eventplane.rollout.reported.v1";

    private static final JsonMapper JSON = JsonMapper.shared();

    private ReportCodec() {}

    /** The report as one line of JSON. */
    public static String encode(Report report) {
        ObjectNode event = JSON.createObjectNode()
                .put("specversion", "1.0")
                .put("id", report.id())
                .put("source", source(report.reporter()))
                .put("type", TYPE)
                .put("time", report.time().toString())
                .put("datacontenttype", "application/json");
        event.set("data", data(report));
        return JSON.writeValueAsString(event);
    }

    /**
     * The report in this text.
     *
     * @throws IllegalArgumentException when it is not one; says what is wrong
     */
    public static Report decode(String json) {
        JsonNode event = ReportJson.parse(json);
        require(event, "specversion", "1.0");
        require(event, "type", TYPE);
        JsonNode data = event.path("data");
        Report report = new Report(
                text(event, "id"),
                time(event, "time"),
                reporter(data),
                number(data, "sequence"),
                data.has("completeSince") ? OptionalLong.of(number(data, "completeSince")) : OptionalLong.empty(),
                each(
                        data,
                        "endpoints",
                        endpoint -> new PublishingEndpoint(text(endpoint, "protocol"), text(endpoint, "url"))),
                each(data, "definitions", ReportCodec::definition));
        require(event, "source", source(report.reporter()));
        return report;
    }

    private static String source(ReporterName reporter) {
        return "/runtimes/" + reporter.runtimeId() + "/" + reporter.role() + "/" + reporter.instance();
    }

    private static ObjectNode data(Report report) {
        ObjectNode data = JSON.createObjectNode()
                .put("runtimeId", report.reporter().runtimeId())
                .put("role", report.reporter().role().name())
                .put("instance", report.reporter().instance())
                .put("sequence", report.sequence());
        report.completeSince().ifPresent(sequence -> data.put("completeSince", sequence));
        var endpoints = data.putArray("endpoints");
        report.endpoints()
                .forEach(endpoint -> endpoints
                        .addObject()
                        .put("protocol", endpoint.protocol())
                        .put("url", endpoint.url()));
        var definitions = data.putArray("definitions");
        report.definitions().forEach(definition -> write(definition, definitions.addObject()));
        return data;
    }

    private static void write(ReportedDefinition definition, ObjectNode node) {
        node.put("id", definition.definitionId())
                .put("generation", definition.generation())
                .put("state", definition.state().name())
                .put("since", definition.since().toString());
        var protocols = node.putArray("protocols");
        definition.protocols().forEach(protocols::add);
        String message = definition.message();
        if (message != null) {
            node.put("message", message);
        }
    }

    private static ReporterName reporter(JsonNode data) {
        return new ReporterName(
                text(data, "runtimeId"), constant(ReporterRole.values(), data, "role"), text(data, "instance"));
    }

    private static ReportedDefinition definition(JsonNode node) {
        @Nullable String message = node.has("message") ? text(node, "message") : null;
        return new ReportedDefinition(
                text(node, "id"),
                number(node, "generation"),
                constant(RolloutState.values(), node, "state"),
                time(node, "since"),
                each(node, "protocols", ReportCodec::protocol),
                message);
    }

    private static String protocol(JsonNode node) {
        if (!node.isString() || !PublishingEndpoint.isProtocol(node.stringValue())) {
            throw malformed("a protocol is a short string");
        }
        return node.stringValue();
    }
}
