package io.eventplane.journeys;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** A publisher at one event URL. */
record Gateway(URI eventUrl, Map<String, String> headers) {

    private static final Duration LONG = Duration.ofMinutes(1);

    static Gateway at(URI eventUrl) {
        return new Gateway(eventUrl, Map.of());
    }

    /** Waits until the gateway knows the event URL; publishes nothing. */
    Gateway awaitOpen() {
        await("event URL " + eventUrl + " is open")
                .atMost(LONG)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> !post("application/cloudevents+json", "{").body().contains("unknown-definition"));
        return this;
    }

    /** Asks again and again until the answer has that status. */
    static HttpResponse<String> awaitStatus(int status, Supplier<HttpResponse<String>> answer) {
        return await("the gateway answers " + status)
                .atMost(LONG)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(20))
                .until(answer::get, response -> response.statusCode() == status);
    }

    /** At a channel of this event URL. */
    Gateway channel(String address) {
        return new Gateway(URI.create(eventUrl + "/" + address), headers);
    }

    /** With basic credentials. */
    Gateway as(String user, String password) {
        byte[] pair = (user + ":" + password).getBytes(UTF_8);
        return with("Authorization", "Basic " + Base64.getEncoder().encodeToString(pair));
    }

    /** With one more header. */
    Gateway with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Gateway(eventUrl, more);
    }

    HttpResponse<String> binary(SentEvent event) {
        return with("ce-specversion", "1.0")
                .with("ce-id", event.id())
                .with("ce-source", event.source())
                .with("ce-type", event.type())
                .post("application/json", event.data());
    }

    HttpResponse<String> structured(SentEvent event) {
        return post("application/cloudevents+json", event.json());
    }

    HttpResponse<String> batched(SentEvent... events) {
        String array = Arrays.stream(events).map(SentEvent::json).collect(Collectors.joining(",", "[", "]"));
        return post("application/cloudevents-batch+json", array);
    }

    HttpResponse<String> plain(String body) {
        return post("application/json", body);
    }

    HttpResponse<String> post(String contentType, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(eventUrl)
                .header("Content-Type", contentType)
                .POST(BodyPublishers.ofString(body));
        headers.forEach(request::header);
        return Http.send(request);
    }
}
