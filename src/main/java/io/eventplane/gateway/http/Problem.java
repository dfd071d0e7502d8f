package io.eventplane.gateway.http;

import io.eventplane.asyncapi.verdict.Violation;
import io.eventplane.refusal.Refusal;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A problem report. Its {@code type} is stable; a sender may decide by it.
 *
 * @param code the last part of {@code urn:eventplane:problem:…}
 * @param violations may be empty, then the report has no such member; so have {@code alternatives}
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9457">RFC 9457</a>
 */
record Problem(String code, String title, String detail, List<Violation> violations, List<String> alternatives) {

    static final String MEDIA_TYPE = "application/problem+json";

    private static final JsonMapper JSON = JsonMapper.shared();

    /** A problem that its detail says all about. */
    static Problem of(String code, String title, String detail) {
        return new Problem(code, title, detail, List.of(), List.of());
    }

    /** The report of a refusal. */
    static Problem of(Refusal refusal) {
        var reason = refusal.reason();
        return new Problem(
                reason.code(), reason.title(), refusal.detail(), refusal.violations(), refusal.alternatives());
    }

    /**
     * The answer that carries this report.
     *
     * @param instance the raw path of the request
     */
    HttpAnswer answer(int status, Map<String, String> headers, String instance) {
        return new HttpAnswer(status, MEDIA_TYPE, headers, JSON.writeValueAsString(object(status, instance)));
    }

    /** The report itself. */
    ObjectNode object(int status, String instance) {
        var body = JSON.createObjectNode()
                .put("type", "urn:eventplane:problem:" + code)
                .put("title", title)
                .put("status", status)
                .put("detail", detail)
                .put("instance", instance);
        addLists(body);
        return body;
    }

    /** The member {@code violations}, here and wherever else violations are told; none for none. */
    static void addViolations(ObjectNode body, List<Violation> violations) {
        if (!violations.isEmpty()) {
            var list = body.putArray("violations");
            violations.forEach(violation -> list.addObject()
                    .put("pointer", violation.pointer())
                    .put("rule", violation.rule())
                    .put("message", violation.message()));
        }
    }

    private void addLists(ObjectNode body) {
        addViolations(body, violations);
        if (!alternatives.isEmpty()) {
            alternatives.forEach(body.putArray("alternatives")::add);
        }
    }
}
