package io.eventplane.bench;

import io.eventplane.bus.ChannelAddress;
import io.eventplane.journeys.Director;
import io.eventplane.journeys.Director.Registration;
import io.eventplane.journeys.EventplaneServer;
import io.eventplane.peers.FreePort;
import io.eventplane.platform.Tenant;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Durable events of 1 KB a second over MQTT, QoS 1, 64 connections: through the gateway, validated and with basic auth, and through Artemis' own
 * MQTT acceptor into a queue of the same settings; and what an idle connection costs. A table on standard output, and {@code mqtt.json}.
 */
class MqttBench {

    private static final int CONNECTIONS = 64;
    private static final int PIPELINED = 16;
    private static final int IDLE = Integer.getInteger("eventplane.test.bench.idle", 10_000);
    private static final int ROUNDS = Integer.getInteger("eventplane.test.bench.rounds", 5);
    private static final int WARM_UP_ROUNDS = Integer.getInteger("eventplane.test.bench.warm-up", 4);
    private static final int WARM_UP_SECONDS = 2;
    private static final int SECONDS = 4;
    private static final String NAME = "bench-mqtt";
    private static final String BUS_ADDRESS = ChannelAddress.of(Tenant.DEFAULT, NAME, "measured");
    private static final String ARTEMIS_ADDRESS = "events.bench-artemis";

    private final Report report = new Report();
    private final int artemis = FreePort.find();

    @Test
    void events_over_mqtt_are_measured() throws Exception {
        try (EventplaneServer server =
                EventplaneServer.named("bench-mqtt").env("EVENTPLANE_BROKER_MQTT_PORT", String.valueOf(artemis))) {
            server.start().awaitReady();
            var registrations = new Registrations(Director.of(server));
            var registration = registrations.overMqtt(registrations.application(NAME));
            Looks.untilMqttOpen(server);
            var queues = List.of(new BusQueue(server, BUS_ADDRESS), BusQueue.ofTopic(server, ARTEMIS_ADDRESS));
            rates(server, registration, queues, 1);
            rates(server, registration, queues, PIPELINED);
            idle(server);
        }
        report.print();
        report.write(Path.of(System.getProperty("eventplane.test.bench"), "mqtt.json"));
    }

    private void rates(EventplaneServer server, Registration registration, List<BusQueue> queues, int window)
            throws Exception {
        var gateway = contender(
                "gateway, MQTT",
                new Login(server.mqttPort(), Registrations.USER, Registrations.PASSWORD),
                "events/" + registration.definitionId() + "/measured",
                window);
        var broker = contender(
                "Artemis, MQTT",
                new Login(artemis, "gateway", server.brokerPassword("gateway")),
                ARTEMIS_ADDRESS.replace('.', '/'),
                window);
        var contenders = new ArrayList<>(List.of(gateway, broker));
        for (int round = 0; round < WARM_UP_ROUNDS + ROUNDS; round++) {
            for (Contender each : contenders) {
                each.run(new ServerProcess(server.pid()), round >= WARM_UP_ROUNDS);
                for (BusQueue queue : queues) {
                    queue.drain();
                }
            }
            Collections.rotate(contenders, 1);
        }
        report.rate(gateway.name(), gateway.rounds());
        report.rate(broker.name(), broker.rounds());
        report.ratio("gateway / Artemis, " + window + " under way", gateway.rounds(), broker.rounds());
    }

    private record Login(int port, String user, String password) {}

    private static Contender contender(String name, Login login, String topic, int window) {
        return new Contender(
                name + ", " + CONNECTIONS + " connections, " + window + " under way",
                () -> LoadProcess.run(
                        MqttLoad.class,
                        login.port(),
                        login.user(),
                        login.password(),
                        topic,
                        CONNECTIONS,
                        window,
                        WARM_UP_SECONDS,
                        SECONDS));
    }

    private void idle(EventplaneServer server) throws Exception {
        var process = new ServerProcess(server.pid());
        double heapBefore = process.liveHeap();
        double residentBefore = process.resident();
        var holder =
                LoadProcess.start(MqttIdle.class, server.mqttPort(), Registrations.USER, Registrations.PASSWORD, IDLE);
        if (!"open".equals(holder.inputReader().readLine())) {
            throw new IllegalStateException("the idle connections could not be opened");
        }
        report.figure("heap of an idle connection, of " + IDLE, (process.liveHeap() - heapBefore) * 1024 / IDLE, "KiB");
        report.figure(
                "RSS of an idle connection, of " + IDLE, (process.resident() - residentBefore) * 1024 / IDLE, "KiB");
        holder.getOutputStream().close();
        holder.waitFor();
    }
}
