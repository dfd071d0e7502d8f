package io.eventplane.replica;

import io.eventplane.subscription.ExternalSubscription;
import io.eventplane.subscription.SubscriptionAuth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** External subscriptions as JSON, in the shape of the GraphQL answer. */
final class SubscriptionJson {

    /** What to ask of an {@code EventAPIDefinition}. */
    static final String SELECTION = "externalSubscriptions { url topic attributes auth { " + CredentialJson.SELECTION
            + " additionalHeaders additionalQueryParams } }";

    private SubscriptionJson() {}

    /** None when there is no such field: what was kept by a release that did not know of it is fetched anew. */
    static List<ExternalSubscription> read(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(SubscriptionJson::one)
                .toList();
    }

    static ArrayNode write(List<ExternalSubscription> subscriptions) {
        var list = JsonNodeFactory.instance.arrayNode();
        subscriptions.forEach(each -> list.add(written(each)));
        return list;
    }

    private static ExternalSubscription one(JsonNode node) {
        return new ExternalSubscription(
                node.required("url").stringValue(),
                auth(node.path("auth")),
                node.required("topic").stringValue(),
                texts(node.path("attributes")));
    }

    private static Optional<SubscriptionAuth> auth(JsonNode node) {
        return Optional.ofNullable(CredentialJson.read(node))
                .map(credential -> new SubscriptionAuth(
                        credential, lists(node.path("additionalHeaders")), lists(node.path("additionalQueryParams"))));
    }

    private static Map<String, String> texts(JsonNode node) {
        Map<String, String> texts = new LinkedHashMap<>();
        node.properties()
                .forEach(each -> texts.put(each.getKey(), each.getValue().stringValue()));
        return texts;
    }

    private static Map<String, List<String>> lists(JsonNode node) {
        Map<String, List<String>> lists = new LinkedHashMap<>();
        node.properties().forEach(each -> lists.put(each.getKey(), list(each.getValue())));
        return lists;
    }

    private static List<String> list(JsonNode values) {
        List<String> list = new ArrayList<>();
        values.forEach(each -> list.add(each.stringValue()));
        return list;
    }

    private static ObjectNode written(ExternalSubscription subscription) {
        var node = object().put("url", subscription.url()).put("topic", subscription.topic());
        var attributes = node.putObject("attributes");
        subscription.attributes().forEach(attributes::put);
        node.set("auth", subscription.auth().map(SubscriptionJson::written).orElse(null));
        return node;
    }

    private static @Nullable ObjectNode written(SubscriptionAuth auth) {
        var node = CredentialJson.write(auth.credential());
        if (node != null) {
            node.set("additionalHeaders", written(auth.headers()));
            node.set("additionalQueryParams", written(auth.queryParams()));
        }
        return node;
    }

    private static ObjectNode written(Map<String, List<String>> lists) {
        var node = object();
        lists.forEach((name, values) -> values.forEach(node.withArray(name)::add));
        return node;
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
