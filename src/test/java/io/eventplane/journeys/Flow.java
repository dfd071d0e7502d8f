package io.eventplane.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import io.eventplane.journeys.Director.Registration;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The parts of one server that an event API goes through, and the steps that journeys have in common. */
record Flow(EventplaneServer server, Director director, RuntimeEvents offered) {

    static Flow of(EventplaneServer server) {
        return new Flow(server, Director.of(server), RuntimeEvents.of(server));
    }

    Registration registered(String document) {
        return registered(EventApis.of(document));
    }

    /** An event API of an Application of its own that the agent offers and the gateway has opened. */
    Registration registered(Map<String, ?> eventApi) {
        Registration registration = director.register(Names.unique("flow"), eventApi);
        offered.awaitVisible(registration.definitionId());
        gateway(registration);
        return registration;
    }

    /** Where it is published, once the gateway has opened it. */
    Gateway gateway(Registration registration) {
        return Gateway.at(registration.eventUrl()).awaitOpen();
    }

    /** The address on the bus of its first channel. */
    String addressOf(Registration registration) {
        return offered.awaitVisible(registration.definitionId())
                .at("/channels/0/busAddress")
                .asString();
    }

    /** Takes the events off its first channel's queue. */
    List<ReceivedEvent> eventsOf(Registration registration) {
        try (Consumers consumer = Consumers.coreQueue(server, addressOf(registration))) {
            return consumer.drain();
        }
    }

    ReceivedEvent onlyEventOf(Registration registration) {
        List<ReceivedEvent> events = eventsOf(registration);
        assertThat(events).hasSize(1);
        return events.get(0);
    }

    static void assertAccepted(HttpResponse<String> answer, SentEvent sent) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        assertThat(json(answer).path("id").asString()).isEqualTo(sent.id());
    }

    /** The consumer's next event is that one; closes the consumer. */
    static void assertIsNext(Consumers consumer, SentEvent sent) {
        try (consumer) {
            assertThat(consumer.next().id()).isEqualTo(sent.id());
        }
    }

    static JsonNode json(HttpResponse<String> answer) {
        return JsonMapper.shared().readTree(answer.body());
    }
}
