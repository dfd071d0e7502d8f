package io.eventplane.eventing.mqtt;

import com.hivemq.client.mqtt.MqttClientSslConfig;
import com.hivemq.client.mqtt.MqttClientTransportConfig;
import com.hivemq.client.mqtt.MqttWebSocketConfig;
import io.eventplane.eventing.source.ClientTls;
import io.eventplane.subscription.BusUrl;
import io.eventplane.subscription.MqttRules;
import io.eventplane.subscription.SubscriptionAuth;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** The way to a broker: TCP or WebSocket, with TLS or without. */
final class Transport {

    private static final long TIMEOUT_SECONDS = 10;
    private static final int DEFAULT_PORT = 1883;
    private static final Map<String, Integer> PORTS = Map.of("mqtt", DEFAULT_PORT, "mqtts", 8883, "ws", 80, "wss", 443);

    private Transport() {}

    static MqttClientTransportConfig of(BusUrl url, Optional<SubscriptionAuth> auth, ClientTls tls) {
        boolean secure = url.scheme().equals("mqtts") || url.scheme().equals("wss");
        return MqttClientTransportConfig.builder()
                .serverHost(url.host().bareHost())
                .serverPort(url.host().port().orElseGet(() -> PORTS.getOrDefault(url.scheme(), DEFAULT_PORT)))
                .sslConfig(secure ? ssl(tls) : null)
                .webSocketConfig(MqttRules.isWebSocket(url) ? webSocket(url, auth) : null)
                .socketConnectTimeout(TIMEOUT_SECONDS, TimeUnit.SECONDS)
                .mqttConnectTimeout(TIMEOUT_SECONDS, TimeUnit.SECONDS)
                .build();
    }

    /** That the certificate is of the host that was called, the client checks by default. */
    private static MqttClientSslConfig ssl(ClientTls tls) {
        return MqttClientSslConfig.builder()
                .trustManagerFactory(tls.trust())
                .keyManagerFactory(tls.keys().orElse(null))
                .handshakeTimeout(TIMEOUT_SECONDS, TimeUnit.SECONDS)
                .build();
    }

    private static MqttWebSocketConfig webSocket(BusUrl url, Optional<SubscriptionAuth> auth) {
        return MqttWebSocketConfig.builder()
                .serverPath(decoded(url.path().isEmpty() ? "" : url.path().substring(1)))
                .queryString(query(url, auth))
                .httpHeaders(auth.map(Transport::headers).orElseGet(Map::of))
                .handshakeTimeout(TIMEOUT_SECONDS, TimeUnit.SECONDS)
                .build();
    }

    private static String query(BusUrl url, Optional<SubscriptionAuth> auth) {
        List<String> all = new ArrayList<>();
        url.query().map(Transport::decoded).ifPresent(all::add);
        auth.ifPresent(known ->
                known.queryParams().forEach((name, values) -> values.forEach(value -> all.add(name + "=" + value))));
        return String.join("&", all);
    }

    private static Map<String, String> headers(SubscriptionAuth auth) {
        return auth.headers().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, header -> String.join(", ", header.getValue())));
    }

    /** The client encodes what it is given, percent signs too. */
    private static String decoded(String encoded) {
        return URLDecoder.decode(encoded.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
