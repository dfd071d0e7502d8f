package io.eventplane.replica;

import io.eventplane.lifecycle.Lifecycle;
import io.eventplane.platform.Tenant;
import io.eventplane.replica.ReplicatedDefinition.Application;
import io.eventplane.replica.ReplicatedDefinition.Spec;
import io.eventplane.replica.ReplicatedDefinition.Version;
import java.net.URI;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A definition as JSON, in the shape of the GraphQL answer to {@link #SELECTION}: on the wire and on disk the same.
 *
 * <p>Reading throws {@link tools.jackson.core.JacksonException} or {@link IllegalArgumentException} for anything
 * else.
 */
final class DefinitionJson {

    /** What to ask of an {@code EventAPIDefinition}; needs the variable {@code $runtime}. */
    static final String SELECTION = """
            id generation name description group applicationID application { name tenant } \
            version { value deprecated deprecatedSince forRemoval deprecation sunset } spec { data format } eventURL(runtimeID: $runtime) \
            payloadValidation maxEventsPerSecond \
            auth { %1$s } formerAuth { validUntil auth { %1$s } } %2$s""".formatted(CredentialJson.SELECTION, SubscriptionJson.SELECTION);

    private static final JsonMapper JSON = JsonMapper.shared();

    private DefinitionJson() {}

    static ReplicatedDefinition read(String json) {
        return read(JSON.readTree(json));
    }

    static ReplicatedDefinition read(JsonNode node) {
        var id = text(node, "id");
        return new ReplicatedDefinition(
                id,
                node.required("generation").longValue(),
                application(text(node, "applicationID"), node.required("application")),
                orElse(optional(node, "name"), id),
                optional(node, "description"),
                optional(node, "group"),
                version(node.path("version")),
                spec(node.path("spec")),
                url(optional(node, "eventURL")),
                CredentialJson.read(node.path("auth")),
                former(node.path("formerAuth")),
                PayloadValidation.valueOf(orElse(optional(node, "payloadValidation"), "ENFORCE")),
                number(node, "maxEventsPerSecond"),
                SubscriptionJson.read(node.path("externalSubscriptions")));
    }

    static String write(ReplicatedDefinition definition) {
        var node = object().put("id", definition.id()).put("generation", definition.generation());
        node.put("name", definition.name())
                .put("description", definition.description())
                .put("group", definition.group());
        node.put("applicationID", definition.application().id());
        node.set(
                "application",
                object().put("name", definition.application().name())
                        .put("tenant", definition.application().tenant().name()));
        node.set("version", version(definition.version()));
        node.set("spec", spec(definition.spec()));
        node.put(
                "eventURL",
                definition.eventUrl() == null ? null : definition.eventUrl().toString());
        node.set("auth", CredentialJson.write(definition.credential()));
        node.set("formerAuth", former(definition.former()));
        node.put("payloadValidation", definition.validation().name());
        node.put("maxEventsPerSecond", definition.maxEventsPerSecond());
        node.set("externalSubscriptions", SubscriptionJson.write(definition.externalSubscriptions()));
        return JSON.writeValueAsString(node);
    }

    /** What was kept by a release that knew no tenants is of the only one there was. */
    private static Application application(String id, JsonNode node) {
        var tenant = optional(node, "tenant");
        return new Application(id, text(node, "name"), tenant == null ? Tenant.DEFAULT : new Tenant(tenant));
    }

    private static @Nullable Version version(JsonNode node) {
        return absent(node)
                ? null
                : new Version(text(node, "value"), optional(node, "deprecatedSince"), lifecycle(node));
    }

    /** What was kept by a release that knew no dates has none. */
    private static Lifecycle lifecycle(JsonNode node) {
        return new Lifecycle(
                node.path("deprecated").asBoolean(false),
                moment(node, "deprecation"),
                node.path("forRemoval").asBoolean(false),
                moment(node, "sunset"));
    }

    private static @Nullable Instant moment(JsonNode node, String field) {
        var text = optional(node, field);
        return text == null ? null : DateTimeFormatter.ISO_OFFSET_DATE_TIME.parse(text, Instant::from);
    }

    private static @Nullable ObjectNode version(@Nullable Version version) {
        return version == null
                ? null
                : object().put("value", version.value())
                        .put("deprecated", version.lifecycle().deprecated())
                        .put("deprecatedSince", version.deprecatedSince())
                        .put("forRemoval", version.lifecycle().forRemoval())
                        .put("deprecation", text(version.lifecycle().deprecation()))
                        .put("sunset", text(version.lifecycle().sunset()));
    }

    private static @Nullable String text(@Nullable Instant moment) {
        return moment == null ? null : moment.toString();
    }

    /** While a fetch request is not answered, the Director has a spec without data. */
    private static @Nullable Spec spec(JsonNode node) {
        var text = optional(node, "data");
        return text == null ? null : new Spec(text, SpecFormat.valueOf(orElse(optional(node, "format"), "YAML")));
    }

    private static @Nullable ObjectNode spec(@Nullable Spec spec) {
        return spec == null
                ? null
                : object().put("data", spec.text()).put("format", spec.format().name());
    }

    private static @Nullable URI url(@Nullable String text) {
        return text == null ? null : URI.create(text);
    }

    /** What was kept by a release that knew of one credential only has no other. */
    private static @Nullable FormerCredential former(JsonNode node) {
        var credential = CredentialJson.read(node.path("auth"));
        var validUntil = moment(node, "validUntil");
        return credential == null || validUntil == null ? null : new FormerCredential(credential, validUntil);
    }

    private static @Nullable ObjectNode former(@Nullable FormerCredential former) {
        return former == null
                ? null
                : object().put("validUntil", text(former.validUntil()))
                        .set("auth", CredentialJson.write(former.credential()));
    }

    private static String text(JsonNode node, String field) {
        return node.required(field).stringValue();
    }

    private static @Nullable String optional(JsonNode node, String field) {
        var value = node.path(field);
        return absent(value) ? null : value.stringValue();
    }

    private static @Nullable Integer number(JsonNode node, String field) {
        var value = node.path(field);
        return absent(value) ? null : value.intValue();
    }

    private static boolean absent(JsonNode node) {
        return node.isMissingNode() || node.isNull();
    }

    private static String orElse(@Nullable String text, String otherwise) {
        return text == null ? otherwise : text;
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
