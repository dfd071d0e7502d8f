package io.eventplane.agent;

import static io.eventplane.agent.Examples.definition;
import static org.assertj.core.api.Assertions.assertThat;

import io.eventplane.asyncapi.AsyncApiDocument;
import io.eventplane.replica.ReplicatedDefinition;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class EventJsonTest {

    final EventJson json = new EventJson(() -> Examples.BUS);

    @Test
    void a_page_lists_each_event_with_its_channels_and_how_to_connect() {
        var page = page(List.of(definition("d", 3, "orders")), Map.of());

        assertThat(page).isEqualTo(tree("""
                {"events": [{
                  "id": "d", "generation": 3, "application": {"id": "a-Shop", "name": "Shop"},
                  "name": "Orders", "description": null, "group": "orders",
                  "version": {"value": "v1", "deprecated": false, "deprecatedSince": null, "forRemoval": false, "deprecation": null, "sunset": null},
                  "channels": [{
                    "name": "orders", "address": "shop/{region}/orders", "busAddress": "events.Shop.shop.region.orders",
                    "parameters": ["region"],
                    "messages": [{"name": "ordersHappened", "contentType": "application/json"}]}],
                  "connect": [
                    {"protocol": "core", "url": "tcp://127.0.0.1:61616",
                     "destination": "a queue named as the busAddress, which keeps events until one of its consumers takes them; or a topic named as the busAddress, which gives each subscriber every event from then on",
                     "example": "try (var jms = new ActiveMQConnectionFactory(\\"tcp://127.0.0.1:61616\\", \\"consumer\\", password).createContext()) { jms.createConsumer(jms.createQueue(\\"events.Shop.shop.region.orders\\")).receive(); }"},
                    {"protocol": "amqp", "url": "amqp://127.0.0.1:5672",
                     "destination": "a queue named as the busAddress, which keeps events until one of its consumers takes them; or a topic named as the busAddress, which gives each subscriber every event from then on",
                     "example": "try (var jms = new JmsConnectionFactory(\\"consumer\\", password, \\"amqp://127.0.0.1:5672\\").createContext()) { jms.createConsumer(jms.createQueue(\\"events.Shop.shop.region.orders\\")).receive(); }"}]}],
                 "failures": []}
                """));
    }

    @Test
    void a_page_tells_what_the_runtime_could_not_take() {
        assertThat(page(List.of(), Map.of("d", "/channels: required")))
                .isEqualTo(
                        tree("{\"events\": [], \"failures\": [{\"id\": \"d\", \"reason\": \"/channels: required\"}]}"));
    }

    @Test
    void the_detail_holds_a_document_whose_servers_are_the_bus() {
        var detail = tree(json.detail(Examples.reader().apply(definition("d", 1, "orders"))));

        assertThat(detail.path("links"))
                .isEqualTo(tree("{\"self\": \"/runtime/events/d\", \"asyncapi\": \"/runtime/events/d/asyncapi\"}"));
        var document = AsyncApiDocument.parse(detail.path("asyncapi").stringValue());
        assertThat(document.root().at("/servers/amqp/host").stringValue()).isEqualTo("127.0.0.1:5672");
        assertThat(document.root().at("/servers/jms/host").stringValue()).isEqualTo("127.0.0.1:61616");
        assertThat(document.root().at("/servers").propertyNames()).containsExactlyInAnyOrder("jms", "amqp");
        assertThat(document.channels().get(0).address()).isEqualTo("events.Shop.shop.region.orders");
    }

    @Test
    void without_a_document_yet_there_is_nothing_to_connect_to() {
        var detail = tree(json.detail(Examples.reader().apply(Examples.notFetched("d"))));

        assertThat(detail.path("asyncapi").isNull()).isTrue();
        assertThat(detail.path("channels")).isEmpty();
        assertThat(detail.path("connect")).isEmpty();
        assertThat(detail.path("version").isNull()).isTrue();
    }

    private JsonNode page(List<ReplicatedDefinition> definitions, Map<String, String> failures) {
        return tree(json.page(definitions.stream().map(Examples.reader()).toList(), failures));
    }

    private static JsonNode tree(String text) {
        return JsonMapper.shared().readTree(text);
    }
}
