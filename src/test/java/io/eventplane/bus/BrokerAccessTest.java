package io.eventplane.bus;

import static io.eventplane.bus.BrokerUser.AGENT;
import static io.eventplane.bus.BrokerUser.CONSUMER;
import static io.eventplane.bus.BrokerUser.DIRECTOR;
import static io.eventplane.bus.BrokerUser.GATEWAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.activemq.artemis.api.core.management.ResourceNames;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Who gets in at the embedded broker, and who does not, over TCP with the usual clients. */
class BrokerAccessTest {

    private static final String A = "b0a7c1de-0000-4000-8000-00000000000a";
    private static final String B = "b0a7c1de-0000-4000-8000-00000000000b";
    private static final String ORDERS = "events.shop.orders";
    private static final String FORMER_OF_B = "notices.agent." + B;
    private static final String OTHER = "events.shop.other";

    @TempDir
    private static Path folder;

    private static RunningBus bus;

    private record Attempt(String name, Try act) {

        private interface Try {
            void run() throws Exception;
        }

        @Override
        public String toString() {
            return name;
        }
    }

    @BeforeAll
    static void everything_is_there() throws Exception {
        bus = RunningBus.in(folder, Intruder.withMqtt());
        bus.events.open(ORDERS);
        bus.events.open(OTHER);
        as(DIRECTOR).createsAddress("notices." + A);
        as(DIRECTOR).createsAddress("notices." + B);
        runtime(A).createsQueue("notices." + A, agentQueue(A));
        runtime(B).createsQueue("notices." + B, agentQueue(B));
        runtime(B).createsQueue("notices." + B, FORMER_OF_B);
        runtime(B).createsQueue("notices." + B, "notices.gateway." + B + ".default");
    }

    @AfterAll
    static void stop() {
        bus.close();
    }

    private static String agentQueue(String runtimeId) {
        return "notices.agent." + runtimeId + ".default";
    }

    private static Intruder as(BrokerUser user) {
        return new Intruder(bus, user.label(), Optional.of(bus.password(user)));
    }

    private static Intruder runtime(String id) {
        return new Intruder(bus, id, Optional.of(RunningBus.secret(id)));
    }

    private static Intruder login(String user, String password) {
        return new Intruder(bus, user, Optional.of(password));
    }

    private static Intruder stranger() {
        return new Intruder(bus, "nobody", Optional.empty());
    }

    @ParameterizedTest
    @MethodSource({"logins", "ofConsumers", "ofGateways", "ofAgents", "ofTheDirector", "ofRuntimes"})
    void is_refused(Attempt attempt) {
        assertThatThrownBy(attempt.act()::run)
                .satisfies(
                        refused -> assertThat(said(refused))
                                .containsPattern(
                                        "amq22903[12]|amq229213|amq229099|amq229085|permission|permitted|not.authori[sz]ed"
                                                + "|sasl|security|bad user|unable to validate|credentials"
                                                + "|amq.*header mismatch|does not exist for address|disconnect rc: 131|remotely closed"));
        assertThat(bus.broker.available()).isTrue();
    }

    @ParameterizedTest
    @MethodSource
    void is_let_in(Attempt attempt) {
        assertThatCode(attempt.act()::run).doesNotThrowAnyException();
    }

    static Stream<Attempt> logins() {
        List<Attempt> attempts = new ArrayList<>();
        attempts.add(new Attempt("core without a login", stranger()::logsIn));
        attempts.add(new Attempt("core with a wrong password", login("consumer", "wrong")::logsIn));
        attempts.add(new Attempt("core with an empty password", login("consumer", "")::logsIn));
        attempts.add(new Attempt("core as somebody unknown", login("somebody", "wrong")::logsIn));
        attempts.add(new Attempt("core as an administrator by default", login("admin", "admin")::logsIn));
        attempts.add(new Attempt(
                "core with the password of another user", login("consumer", bus.password(GATEWAY))::logsIn));
        attempts.add(new Attempt("core with the user in capitals", login("CONSUMER", bus.password(CONSUMER))::logsIn));
        attempts.add(new Attempt(
                "core with the cluster's user and its password by default",
                login("ACTIVEMQ.CLUSTER.ADMIN.USER", "CHANGE ME!!")::logsIn));
        attempts.add(
                new Attempt("core as a Runtime with the secret of another", login(A, RunningBus.secret(B))::logsIn));
        attempts.add(new Attempt("core as a Runtime that does not exist", login("c", "secret-of-a")::logsIn));
        attempts.add(new Attempt("core with a role for a user", login("runtime", "secret-of-a")::logsIn));
        attempts.add(
                new Attempt("AMQP without a login, ANONYMOUS", () -> stranger().amqp("", jms -> {})));
        attempts.add(new Attempt(
                "AMQP with ANONYMOUS asked for", () -> stranger().amqp("&amqp.saslMechanisms=ANONYMOUS", jms -> {})));
        attempts.add(new Attempt(
                "AMQP without SASL",
                () -> stranger().amqp("&amqp.saslLayer=false", jms -> {
                    jms.createConsumer(jms.createQueue(ORDERS));
                })));
        attempts.add(new Attempt(
                "AMQP with a wrong password", () -> login("consumer", "wrong").amqp("", jms -> {})));
        attempts.add(new Attempt("MQTT without a login", () -> stranger().mqtt(client -> {})));
        attempts.add(new Attempt(
                "MQTT with a wrong password", () -> login("consumer", "wrong").mqtt(client -> {})));
        return attempts.stream();
    }

    static Stream<Attempt> ofConsumers() {
        Intruder consumer = as(CONSUMER);
        String queue = agentQueue(A);
        return Stream.of(
                new Attempt("a consumer publishes an event", () -> consumer.sends(ORDERS)),
                new Attempt(
                        "a consumer publishes an event over AMQP",
                        () -> consumer.amqp("", jms -> jms.createProducer().send(jms.createQueue(ORDERS), "x"))),
                new Attempt(
                        "a consumer publishes an event over MQTT", () -> consumer.mqttPublishes("events/shop/orders")),
                new Attempt("a consumer reads a Runtime's notices", () -> consumer.reads(queue)),
                new Attempt(
                        "a consumer reads notices through an address of events",
                        () -> consumer.amqp(
                                "",
                                jms -> jms.createConsumer(jms.createQueue(ORDERS + "::" + queue))
                                        .receiveNoWait())),
                new Attempt(
                        "a consumer reads notices by their full name",
                        () -> consumer.amqp(
                                "",
                                jms -> jms.createConsumer(jms.createQueue("notices." + A + "::" + queue))
                                        .receiveNoWait())),
                new Attempt("a consumer browses notices", () -> consumer.browses(queue)),
                new Attempt("a consumer subscribes to notices", () -> consumer.subscribes("notices")),
                new Attempt("a consumer subscribes to a Runtime's notices", () -> consumer.subscribes("notices." + A)),
                new Attempt(
                        "a consumer subscribes to notices over AMQP",
                        () -> consumer.amqp("", jms -> jms.createConsumer(jms.createTopic("notices." + A)))),
                new Attempt(
                        "a consumer subscribes to notices over MQTT", () -> consumer.mqttSubscribes("notices/" + A)),
                new Attempt("a consumer subscribes to everything over MQTT", () -> consumer.mqttSubscribes("#")),
                new Attempt("a consumer subscribes to everything", () -> consumer.subscribes("#")),
                new Attempt(
                        "a consumer subscribes to what is called as notices are", () -> consumer.subscribes("*." + A)),
                new Attempt("a consumer sends a notice", () -> consumer.sends("notices." + A)),
                new Attempt("a consumer sends a report", () -> consumer.sends("reports")),
                new Attempt("a consumer reads reports", () -> consumer.reads("reports")),
                new Attempt("a consumer reads dead letters", () -> consumer.reads("dead-letter.events")),
                new Attempt("a consumer reads Artemis' own dead letters", () -> consumer.reads("DLQ")),
                new Attempt("a consumer browses expired events", () -> consumer.browses("expired.events")),
                new Attempt("a consumer creates an address", () -> consumer.createsAddress("events.shop.mine")),
                new Attempt("a consumer deletes the queue of an address", () -> consumer.deletesQueue(ORDERS)),
                new Attempt(
                        "a consumer takes the name of a Runtime's queue",
                        () -> consumer.createsQueue(ORDERS, "notices.gateway." + A + ".default")),
                new Attempt(
                        "a consumer takes the name of another channel's queue",
                        () -> consumer.createsQueue(ORDERS, "events.shop.later")),
                new Attempt("a consumer asks the management", consumer::countsSessions),
                new Attempt(
                        "a consumer asks the management over AMQP",
                        () -> consumer.amqp(
                                "", jms -> jms.createProducer().send(jms.createQueue("activemq.management"), "x"))),
                new Attempt(
                        "a consumer listens to the broker's own notifications",
                        () -> consumer.subscribes("activemq.notifications")));
    }

    static Stream<Attempt> ofGateways() {
        Intruder gateway = as(GATEWAY);
        return Stream.of(
                new Attempt("a gateway reads events", () -> gateway.reads(ORDERS)),
                new Attempt("a gateway browses events", () -> gateway.browses(ORDERS)),
                new Attempt("a gateway reads notices", () -> gateway.reads(agentQueue(A))),
                new Attempt("a gateway sends a notice", () -> gateway.sends("notices." + A)),
                new Attempt("a gateway sends to dead letters", () -> gateway.sends("dead-letter.events")),
                new Attempt("a gateway creates an address", () -> gateway.createsAddress("events.shop.mine")),
                new Attempt("a gateway deletes a queue", () -> gateway.deletesQueue(ORDERS)),
                new Attempt("a gateway asks the management", gateway::countsSessions));
    }

    static Stream<Attempt> ofAgents() {
        Intruder agent = as(AGENT);
        return Stream.of(
                new Attempt("an agent publishes an event", () -> agent.sends(ORDERS)),
                new Attempt("an agent reads events", () -> agent.reads(ORDERS)),
                new Attempt("an agent reads notices", () -> agent.reads(agentQueue(A))),
                new Attempt("an agent sends a report", () -> agent.sends("reports")),
                new Attempt("an agent creates an address of no events", () -> agent.createsAddress("mine")),
                new Attempt("an agent asks the management who is connected", agent::countsSessions),
                new Attempt(
                        "an agent destroys a Runtime's queue by the management",
                        () -> agent.manages(ResourceNames.BROKER, "destroyQueue", agentQueue(A))),
                new Attempt(
                        "an agent empties a Runtime's queue by the management",
                        () -> agent.manages(ResourceNames.QUEUE + agentQueue(A), "removeAllMessages")),
                new Attempt(
                        "an agent gives itself rights by the management",
                        () -> agent.manages(ResourceNames.BROKER, "removeSecuritySettings", "notices.#")));
    }

    static Stream<Attempt> ofTheDirector() {
        Intruder director = as(DIRECTOR);
        return Stream.of(
                new Attempt("the Director reads events", () -> director.reads(ORDERS)),
                new Attempt("the Director publishes an event", () -> director.sends(ORDERS)));
    }

    static Stream<Attempt> ofRuntimes() {
        Intruder a = runtime(A);
        String agentOfB = agentQueue(B);
        String gatewayOfB = "notices.gateway." + B + ".default";
        return Stream.of(
                new Attempt("a Runtime reads the agent's queue of another", () -> a.reads(agentOfB)),
                new Attempt("a Runtime reads the gateway's queue of another", () -> a.reads(gatewayOfB)),
                new Attempt(
                        "a Runtime reads another's queue over AMQP",
                        () -> a.amqp(
                                "",
                                jms -> jms.createConsumer(jms.createQueue("notices." + B + "::" + agentOfB))
                                        .receiveNoWait())),
                new Attempt(
                        "a Runtime reads another's queue as if it were on its own address",
                        () -> a.amqp(
                                "",
                                jms -> jms.createConsumer(jms.createQueue("notices." + A + "::" + gatewayOfB))
                                        .receiveNoWait())),
                new Attempt("a Runtime browses another's queue", () -> a.browses(agentOfB)),
                new Attempt("a Runtime browses its own queue", () -> a.browses(agentQueue(A))),
                new Attempt("a Runtime subscribes to all notices", () -> a.subscribes("notices")),
                new Attempt("a Runtime subscribes to another's notices", () -> a.subscribes("notices." + B)),
                new Attempt(
                        "a Runtime has a queue of its own on another's address",
                        () -> a.createsQueue("notices." + B, "notices.gateway." + A + ".x")),
                new Attempt(
                        "a Runtime has a queue on every address of notices",
                        () -> a.createsQueue("notices.#", "notices.gateway." + A + ".x")),
                new Attempt(
                        "a Runtime takes the name of another's queue",
                        () -> a.createsQueue("notices." + A, "notices.gateway." + B + "." + A)),
                new Attempt(
                        "a Runtime takes the name of another's former queue",
                        () -> a.createsQueue("notices." + A, "notices.agent." + B)),
                new Attempt("a Runtime gives a queue any name", () -> a.createsQueue("notices." + A, "mine")),
                new Attempt("a Runtime creates another's address", () -> a.createsAddress("notices." + B + "x")),
                new Attempt("a Runtime creates any address", () -> a.createsAddress("events.shop.mine")),
                new Attempt("a Runtime deletes another's queue", () -> a.deletesQueue(agentOfB)),
                new Attempt(
                        "a Runtime deletes the queue that another's agents shared before",
                        () -> a.deletesQueue(FORMER_OF_B)),
                new Attempt("a Runtime sends a notice", () -> a.sends("notices." + A)),
                new Attempt("a Runtime sends a notice to another", () -> a.sends("notices." + B)),
                new Attempt("a Runtime publishes an event", () -> a.sends(ORDERS)),
                new Attempt("a Runtime reads events", () -> a.reads(ORDERS)),
                new Attempt("a Runtime reads reports", () -> a.reads("reports")),
                new Attempt("a Runtime reads dead letters", () -> a.reads("dead-letter.events")),
                new Attempt("a Runtime asks the management", a::countsSessions),
                new Attempt(
                        "a Runtime subscribes to another's notices over MQTT", () -> a.mqttSubscribes("notices/" + B)));
    }

    static Stream<Attempt> is_let_in() {
        return Stream.of(
                new Attempt("a consumer reads events", () -> as(CONSUMER).reads(ORDERS)),
                new Attempt("a consumer browses events", () -> as(CONSUMER).browses(ORDERS)),
                new Attempt(
                        "a consumer reads events over AMQP",
                        () -> as(CONSUMER)
                                .amqp(
                                        "",
                                        jms -> jms.createConsumer(jms.createQueue(ORDERS))
                                                .receiveNoWait())),
                new Attempt(
                        "a consumer subscribes over AMQP, durably, and ends it",
                        () -> as(CONSUMER).amqp("", jms -> {
                            jms.createSharedDurableConsumer(jms.createTopic(ORDERS), "mine")
                                    .close();
                            jms.unsubscribe("mine");
                        })),
                new Attempt(
                        "a consumer subscribes over MQTT", () -> as(CONSUMER).mqttSubscribes("events/shop/orders")),
                new Attempt("a gateway publishes an event", () -> as(GATEWAY).sends(OTHER)),
                new Attempt("an agent reads dead letters", () -> as(AGENT).reads("dead-letter.events")),
                new Attempt(
                        "an agent empties a queue of events",
                        () -> as(AGENT).manages(ResourceNames.QUEUE + OTHER, "removeAllMessages")),
                new Attempt("the Director sends a notice", () -> as(DIRECTOR).sends("notices." + A)),
                new Attempt("the Director reads reports", () -> as(DIRECTOR).reads("reports")),
                new Attempt("a Runtime reads its notices", () -> runtime(A).reads(agentQueue(A))),
                new Attempt("a Runtime deletes the queue that its agents shared before", () -> {
                    runtime(A).createsQueue("notices." + A, "notices.agent." + A);
                    runtime(A).deletesQueue("notices.agent." + A);
                }),
                new Attempt("a Runtime has a queue for each agent", () -> {
                    runtime(A).createsQueue("notices." + A, "notices.agent." + A + ".pod-0");
                    runtime(A).reads("notices.agent." + A + ".pod-0");
                }),
                new Attempt("a Runtime has a queue for each gateway", () -> {
                    runtime(A).createsQueue("notices." + A, "notices.gateway." + A + ".pod-0");
                    runtime(A).reads("notices.gateway." + A + ".pod-0");
                }),
                new Attempt(
                        "a Runtime reads its notices over AMQP",
                        () -> runtime(A)
                                .amqp(
                                        "",
                                        jms -> jms.createConsumer(
                                                        jms.createQueue("notices." + A + "::" + agentQueue(A)))
                                                .receiveNoWait())),
                new Attempt("a Runtime sends a report", () -> runtime(A).sends("reports")));
    }

    /** All that the client was told, whichever of its exceptions says it. */
    private static String said(Throwable refused) {
        StringBuilder said = new StringBuilder();
        for (Throwable each = refused; each != null; each = each.getCause()) {
            said.append(each).append('\n');
        }
        return said.toString().toLowerCase(Locale.ROOT);
    }
}
