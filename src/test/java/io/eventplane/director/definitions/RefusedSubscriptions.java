package io.eventplane.director.definitions;

import static io.eventplane.director.definitions.RefusedSubscription.at;
import static io.eventplane.director.definitions.RefusedSubscription.attribute;
import static io.eventplane.director.definitions.RefusedSubscription.auth;
import static io.eventplane.director.definitions.RefusedSubscription.topic;
import static io.eventplane.director.definitions.RefusedSubscription.url;
import static io.eventplane.director.definitions.Subscribed.to;

import io.eventplane.director.credentials.Mask;
import io.eventplane.subscription.BusRules;
import io.eventplane.subscription.SubscriptionAttribute;
import io.eventplane.subscription.SubscriptionRules;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** External subscriptions that are refused: for what is wrong on any bus, and for what is wrong on one kind. */
final class RefusedSubscriptions {

    private static final String MQTT = "mqtt://broker:1883";
    private static final String MQTT_ATTRIBUTES =
            "MQTT has no such attribute; it has version, qos, cleanStart, shareName, clientId, sessionExpiry, keepAlive";
    private static final String NO_URL = "an absolute URL is needed, such as kafka://broker:9092";
    private static final String NO_HOST = "the URL names no host";
    private static final String HOST = "not a host, with or without a port: ";
    private static final String PORTS = "ports go from 1 to 65535";
    private static final String CREDENTIALS = "credentials belong into auth, not into the URL";
    private static final String CHARACTERS = "it has characters that no URL may have: percent-encode them";

    private RefusedSubscriptions() {}

    static Stream<RefusedSubscription> urls() {
        return Stream.of(
                url("no address", "", NO_URL),
                url("a path for an address", "/events", NO_URL),
                url("a scheme and a host without slashes", "kafka:broker", NO_URL),
                url("no host", "mqtt://", NO_HOST),
                url("a file", "file:///etc/passwd", NO_HOST),
                url("an empty host between others", "kafka://a:9092,,b:9092", NO_HOST),
                url("half an IPv6 address", "mqtt://[::1", HOST + "[::1"),
                url("a host that begins with a dash", "mqtt://-broker", HOST + "-broker"),
                url("a colon without a port", "mqtt://broker:", HOST + "broker:"),
                url("a port that is a word", "mqtt://broker:mqtt", HOST + "broker:mqtt"),
                url("a port of eleven digits", "mqtt://broker:99999999999", HOST + "broker:99999999999"),
                url("port 0", "mqtt://broker:0", PORTS),
                url("port 65536", "mqtt://broker:65536", PORTS),
                url("a user in the address", "mqtt://ada@broker", CREDENTIALS),
                url("a password in the address", "mqtt://ada:secret@broker", CREDENTIALS),
                url("a password before several hosts", "kafka://ada:secret@a:9092,b:9092", CREDENTIALS),
                url("a space", "mqtt://my broker:1883", CHARACTERS),
                url("an umlaut", "mqtt://br\u00f6ker", CHARACTERS),
                url("a line end", "mqtt://broker\n", CHARACTERS),
                url("a fragment", "mqtt://broker#lit", "a fragment (#…) means nothing here"),
                url("8001 characters", "mqtt://broker/" + "a".repeat(7987), "longer than 8000 characters"));
    }

    static Stream<RefusedSubscription> schemes() {
        return Stream.of("gopher", "jdbc", "mqt", "kafka+ssl")
                .map(scheme -> url(scheme, scheme + "://broker", unknownScheme(scheme)));
    }

    private static String unknownScheme(String scheme) {
        return "no kind of bus is called " + scheme + ": the URL begins with one of "
                + SubscriptionRules.all().stream()
                        .flatMap(rules -> rules.schemes().stream().sorted())
                        .map(each -> each + "://")
                        .collect(Collectors.joining(", "));
    }

    static Stream<RefusedSubscription> texts() {
        String endless = "x".repeat(10_001);
        return Stream.of(
                at("no topic", to("", MQTT), "/topic", "not-blank", "must not be empty"),
                at("a blank topic", to(" ", MQTT), "/topic", "not-blank", "must not be empty"),
                at(
                        "a topic of 1001 characters",
                        to("t".repeat(1001), MQTT),
                        "/topic",
                        "max-length",
                        "must have at most 1000 characters"),
                at(
                        "a zero byte in a topic",
                        to("lit\0", MQTT),
                        "/topic",
                        "no-control-characters",
                        "must not hold control characters"),
                at(
                        "an attribute without a name",
                        to("lit", MQTT).with("", "1"),
                        "/attributes/",
                        "not-blank",
                        "must not be empty"),
                at(
                        "an attribute of 10001 characters",
                        to("lit", MQTT).with("a/b", endless),
                        "/attributes/a~1b",
                        "max-length",
                        "must have at most 10000 characters"));
    }

    static Stream<RefusedSubscription> credentials() {
        Subscribed lit = to("lit", MQTT);
        return Stream.of(
                at(
                        "no user name",
                        lit.asUser("", "secret"),
                        "/auth/credential/basic/username",
                        "not-blank",
                        "a user name is needed"),
                at(
                        "no password",
                        lit.asUser("ada", ""),
                        "/auth/credential/basic/password",
                        "not-empty",
                        "a password is needed"),
                at(
                        "a mask that stands for nothing",
                        lit.asUser("ada", Mask.TEXT),
                        "/auth/credential/basic/password",
                        "not-the-mask",
                        "***** stands for a stored secret, and none is stored for this address; send the secret again"),
                at(
                        "tokens from elsewhere than the web",
                        lit.asClient("ftp://login.example.com/token"),
                        "/auth/credential/oauth/url",
                        "http-url",
                        "an absolute http or https URL is needed"),
                at(
                        "a CSRF token",
                        lit.withCsrf(),
                        "/auth/requestAuth",
                        "subscription-auth",
                        "nobody gets a CSRF token for a bus: leave requestAuth out"));
    }

    static Stream<RefusedSubscription> repetitions() {
        Subscribed lit = to("lit", MQTT);
        Subscribed dimmed = to("dimmed", MQTT);
        String message = "the same url and topic are given before: one subscription gets all of their events";
        return Stream.of(
                new RefusedSubscription("the same twice", List.of(lit, lit), "/1", "subscription-once", message),
                new RefusedSubscription(
                        "the same with other attributes, behind another",
                        List.of(lit, dimmed, lit.with("qos", "2")),
                        "/2",
                        "subscription-once",
                        message));
    }

    /** What no kind of bus lets one set, with what this kind does. */
    static Stream<RefusedSubscription> unknownAttributes() {
        return SubscriptionRules.all().stream()
                .map(rules -> attribute(
                        "an attribute that " + rules.bus() + " does not have",
                        GoodSubscriptions.of(rules.schemes().stream()
                                        .sorted()
                                        .findFirst()
                                        .orElseThrow())
                                .with("un/heard", "of"),
                        "un~1heard",
                        unknownAttribute(rules)));
    }

    private static String unknownAttribute(BusRules rules) {
        return rules.bus() + " has no such attribute; it has "
                + rules.attributes().stream().map(SubscriptionAttribute::name).collect(Collectors.joining(", "));
    }

    static Stream<RefusedSubscription> onKafka() {
        Subscribed lit = to("lamps.lit", "kafka://a:9092,b:9092");
        String names =
                "a topic's name has letters from A to z, digits, dots, underscores and dashes only, and is the name of one topic: no pattern, no list";
        return Stream.of(
                url(
                        "a topic in the address",
                        "kafka://broker/lit",
                        "path and query mean nothing to Kafka: leave them away, put the topic into topic"),
                topic("a pattern", to("lamps.*", "kafka://broker"), names),
                topic("two topics", to("lit,dimmed", "kafka://broker"), names),
                topic("two dots", to("..", "kafka://broker"), "no topic is called ..: name one, such as orders"),
                auth(
                        "a header at Kafka",
                        lit.withHeader(),
                        "Kafka has no additional headers and query parameters: leave them away"),
                attribute(
                        "a beginning that is none",
                        lit.with("auto.offset.reset", "none"),
                        "auto.offset.reset",
                        "expected earliest or latest"),
                attribute(
                        "a mechanism with nothing to present",
                        lit.with("sasl.mechanism", "PLAIN"),
                        "sasl.mechanism",
                        "there is nothing to present: give auth, or leave sasl.mechanism away"),
                attribute(
                        "a password for a client",
                        lit.asClient().with("sasl.mechanism", "PLAIN"),
                        "sasl.mechanism",
                        "an OAuth 2 client has no password to present: take OAUTHBEARER, or leave it away"),
                attribute(
                        "too few heartbeats",
                        lit.with("heartbeat.interval.ms", "20000"),
                        "heartbeat.interval.ms",
                        "has to be at most a third of session.timeout.ms, which is 45000"));
    }

    static Stream<RefusedSubscription> onAmqp() {
        Subscribed lit = to("lamps/lit", "amqp://a:5672,b");
        return Stream.of(
                url(
                        "an address in the address",
                        "amqp://broker/lit",
                        "path and query mean nothing to amqp: put the address into topic, and a virtual host into the attribute virtualHost"),
                auth(
                        "a header at AMQP",
                        lit.withHeader(),
                        "AMQP has neither headers nor query parameters: leave additionalHeaders and additionalQueryParams away"),
                attribute(
                        "a source of AMQP that is none",
                        lit.with("source", "stack"),
                        "source",
                        "expected queue or topic"),
                attribute("no credit at all", lit.with("credit", "0"), "credit", "expected a number from 1 to 10000"),
                attribute(
                        "a durable subscription on a queue",
                        lit.with("durableSubscription", "lamps"),
                        "durableSubscription",
                        "only topics have durable subscriptions: set source to topic"));
    }

    static Stream<RefusedSubscription> onPubsub() {
        Subscribed lit = to("projects/city-lamps/topics/lit", "pubsub://pubsub.googleapis.com");
        return Stream.of(
                topic(
                        "a topic of no project",
                        to("lit", "pubsub://pubsub.googleapis.com"),
                        "in which project? Set the attribute project, or write projects/…/topics/lit"),
                auth(
                        "a password at Pub/Sub",
                        lit.asUser(),
                        "Pub/Sub takes access tokens only, no passwords: give an OAuth 2 client"),
                attribute(
                        "a deadline that is too short",
                        lit.with("ackDeadline", "9"),
                        "ackDeadline",
                        "expected a number from 10 to 600"));
    }

    static Stream<RefusedSubscription> onNats() {
        Subscribed lit = to("lamps.lit", "nats://a:4222,b");
        String path = "path and query mean nothing to NATS: leave them away, and put the subject into topic";
        String subject =
                "expected a subject: tokens without spaces, with dots between them, such as orders.eu.created; * stands for one token, > at the end for one or more";
        String servers = "subjects that begin with $ or _INBOX are the server's own";
        String names = "expected 1 to 200 characters without spaces, ., *, > and slashes";
        return Stream.of(
                url("a subject in the address", "nats://broker/lit", path),
                topic("an empty token", to("lamps..lit", "nats://broker"), subject),
                topic("a wildcard before the end of a subject", to("lamps.>.lit", "nats://broker"), subject),
                topic("a subject of the server's own", to("$SYS.ACCOUNT.>", "nats://broker"), servers),
                auth(
                        "a header at NATS",
                        lit.withHeader(),
                        "NATS has no additional headers and query parameters: leave them away"),
                attribute(
                        "a mode of NATS that is none",
                        lit.with("mode", "stream"),
                        "mode",
                        "expected jetstream or core"),
                attribute("a name with a dot", lit.with("durable", "a.b"), "durable", names),
                attribute(
                        "a policy that is none",
                        lit.with("deliverPolicy", "first"),
                        "deliverPolicy",
                        "expected all or new or last"),
                attribute("no time at all", lit.with("ackWait", "0"), "ackWait", "expected a number from 1 to 3600"),
                attribute(
                        "a stream without JetStream",
                        lit.with("mode", "core").with("stream", "LAMPS"),
                        "stream",
                        "is JetStream's: leave it away, or set mode to jetstream"));
    }

    static Stream<RefusedSubscription> onHttp() {
        Subscribed pulled = to("lit", "https://lamps.example.com/events");
        Subscribed pushed = pulled.asUser().with("mode", "push");
        String notForPush = "nothing is connected to in the mode push: leave it away";
        return Stream.of(
                url(
                        "two hosts on the web",
                        "https://a,b",
                        "HTTP connects to one address: name one host, such as that of a load balancer"),
                url(
                        "a host with a low line",
                        "https://my_lamps",
                        "a host of HTTP has letters, digits, dashes and dots only"),
                url(
                        "half an escape",
                        "https://lamps/%2",
                        "it has characters that no URL may have there: percent-encode them"),
                auth(
                        "a push without proof",
                        pulled.with("mode", "push"),
                        "what is pushed has to prove where it comes from: give it a user, or a client of a trusted issuer"),
                attribute("a third mode", pulled.with("mode", "poll"), "mode", "expected pull or push"),
                attribute(
                        "a path of what is pulled",
                        pulled.with("path", "lit"),
                        "path",
                        "in the mode pull the path is part of the url: leave it away, or set mode to push"),
                attribute(
                        "a path that leads out",
                        pushed.with("path", "../lit"),
                        "path",
                        "expected 1 to 200 letters, digits and - . _ ~, with single slashes between them"),
                attribute("silence of what is pushed", pushed.with("idleTimeout", "60"), "idleTimeout", notForPush),
                attribute("a beginning of what is pushed", pushed.with("lastEventId", "7"), "lastEventId", notForPush),
                attribute(
                        "a second of silence",
                        pulled.with("idleTimeout", "1"),
                        "idleTimeout",
                        "expected a number from 5 to 86400"));
    }

    static Stream<RefusedSubscription> onMqtt() {
        Subscribed lit = to("lit", MQTT);
        String wildcard = "# stands for all that follows: alone, as the last level, as in plant/#";
        String path =
                "path and query mean nothing to mqtt: leave them away, put the topic into topic, or take ws or wss";
        String along =
                "additional headers and query parameters are sent at the opening of a WebSocket only: leave them away, or take ws or wss";
        return Stream.of(
                url(
                        "two hosts",
                        "mqtt://a,b",
                        "MQTT connects to one address: name one host, such as that of a load balancer"),
                url("a path for a topic", MQTT + "/lit", path),
                url("a query", MQTT + "?qos=1", path),
                topic("a wildcard before the end", to("a/#/b", MQTT), wildcard),
                topic("a wildcard that is not alone", to("a/b#", MQTT), wildcard),
                topic(
                        "a plus that is not alone",
                        to("a/b+", MQTT),
                        "+ stands for one whole level, as in plant/+/temperature"),
                topic(
                        "a share's name in the topic",
                        to("$share/lamps/lit", MQTT),
                        "a subscription is shared by the attribute shareName: name what follows $share/<name>/"),
                auth("a header", lit.withHeader(), along),
                auth("a query parameter", lit.withQueryParam(), along),
                attribute("capitals", lit.with("QOS", "1"), "QOS", MQTT_ATTRIBUTES),
                attribute("QoS 3", lit.with("qos", "3"), "qos", "expected 0 or 1 or 2"),
                attribute("MQTT 4", lit.with("version", "4"), "version", "expected 5 or 3.1.1"),
                attribute("no truth value", lit.with("cleanStart", "yes"), "cleanStart", "expected false or true"),
                attribute(
                        "no silence at all",
                        lit.with("keepAlive", "0"),
                        "keepAlive",
                        "expected a number from 5 to 65535"),
                attribute(
                        "a word for a number",
                        lit.with("sessionExpiry", "forever"),
                        "sessionExpiry",
                        "expected a number from 60 to 4294967295"),
                attribute(
                        "a name for a share with a slash",
                        lit.with("shareName", "a/b"),
                        "shareName",
                        "expected none, or 1 to 200 characters without /, + and #"),
                attribute(
                        "an expiry that MQTT 3.1.1 does not know",
                        lit.with("version", "3.1.1").with("sessionExpiry", "60"),
                        "sessionExpiry",
                        "MQTT 3.1.1 has no such thing, the broker decides: leave it away"),
                attribute(
                        "one client id for all who share",
                        lit.with("clientId", "lamp").with("shareName", "lamps"),
                        "clientId",
                        "those who share a subscription need a client id each: leave clientId or shareName away"));
    }
}
