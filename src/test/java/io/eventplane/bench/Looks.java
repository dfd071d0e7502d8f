package io.eventplane.bench;

import static org.awaitility.Awaitility.await;

import io.eventplane.journeys.Director.Registration;
import io.eventplane.journeys.EventplaneServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Asks again and again, the next question right behind the answer, until a registration has arrived. */
final class Looks {

    private static final int OK = 200;
    private static final int ACCEPTED = 202;
    private static final int NOT_FOUND = 404;

    private Looks() {}

    /** Waits until the gateway takes an event for it; answers {@link System#nanoTime}. */
    static long untilPublishable(Registration registration) throws IOException {
        return untilPublishable(registration, "");
    }

    /** The same for who presents a credential in that header. */
    static long untilPublishable(Registration registration, String credential) throws IOException {
        EventRequest event = EventRequest.to(registration.eventUrl(), credential, false);
        long number = 0;
        while (!arrived(Question.ask(registration.eventUrl(), event.next(number++)), ACCEPTED)) {
            Thread.onSpinWait();
        }
        return System.nanoTime();
    }

    /** Waits until the credentials of {@link Registrations} open something over MQTT. */
    static void untilMqttOpen(EventplaneServer server) {
        var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), server.mqttPort());
        await().atMost(Duration.ofMinutes(1)).ignoreException(IOException.class).until(() -> {
            var connect = MqttPackets.connect("probe", Registrations.USER, Registrations.PASSWORD);
            MqttPublisher.connect(address, connect, ByteBuffer.allocate(0), 0)
                    .channel()
                    .close();
            return true;
        });
    }

    /** Waits until the agent offers it; answers {@link System#nanoTime}. */
    static long untilVisible(EventplaneServer server, Registration registration) throws IOException {
        URI url = server.uri("/runtime/events/" + registration.definitionId());
        ByteBuffer question = StandardCharsets.US_ASCII.encode(
                "GET " + url.getRawPath() + " HTTP/1.1\r\nHost: " + url.getAuthority() + "\r\n\r\n");
        while (!arrived(Question.ask(url, question.rewind()), OK)) {
            Thread.onSpinWait();
        }
        return System.nanoTime();
    }

    private static boolean arrived(int status, int success) {
        if (status != success && status != NOT_FOUND) {
            throw new IllegalStateException("expected " + success + " or 404, got " + status);
        }
        return status == success;
    }
}
