package io.eventplane.director.definitions;

import static io.eventplane.director.definitions.Subscribed.to;

import java.util.List;

/** An external subscription for each scheme that nothing is wrong with. */
final class GoodSubscriptions {

    private static final List<Subscribed> ALL = List.of(
            to("lamps.lit", "kafka://a:9092,b:9092"),
            to("lamps.lit", "kafkas://broker.example.com:9093").asUser(),
            to("lamps/lit", "amqp://broker:5672"),
            to("lamps/lit", "amqps://a.example.com,b.example.com:5671").asUser().with("source", "topic"),
            to("plant/+/lit", "mqtt://broker:1883").asUser().with("qos", "2"),
            to("plant/#", "mqtts://broker").asClient().with("shareName", "lamps"),
            to("lit", "ws://[::1]:8083/mqtt").withHeader(),
            to("lit", "wss://broker.example.com/mqtt?v=1").withQueryParam().with("version", "3.1.1"),
            to("lamps.*.lit", "nats://a:4222,b").with("stream", "LAMPS"),
            to("lamps.>", "tls+nats://broker").asClient().with("mode", "core"),
            to("projects/city-lamps/topics/lit", "pubsub://pubsub.googleapis.com")
                    .asClient(),
            to("*", "http://lamps.example.com/events").withHeader().with("lastEventId", "7"),
            to("lit", "https://lamps.example.com").asUser().with("mode", "push").with("path", "lit"));

    private GoodSubscriptions() {}

    static Subscribed of(String scheme) {
        return ALL.stream()
                .filter(each -> each.url().startsWith(scheme + "://"))
                .findFirst()
                .orElseThrow(() -> new AssertionError("add an external subscription for " + scheme + "://"));
    }
}
