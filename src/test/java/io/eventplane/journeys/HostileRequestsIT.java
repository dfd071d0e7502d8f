package io.eventplane.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import io.eventplane.journeys.Director.Registration;
import io.eventplane.journeys.RawHttp.Answer;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each hostile request gets a clear answer, changes nothing, and brings nothing to the bus; the server stays up and says nothing of its inside. */
@ExtendWith(SharedServer.class)
@TestInstance(Lifecycle.PER_CLASS)
class HostileRequestsIT {

    private static final String ACCOUNTS = RealDocuments.text("v3/simple-asyncapi.yml");

    /** Class names, stack traces, folders, and what a masked failure says. */
    static final Pattern INSIDE_OF_NO_PAGE = Pattern.compile(
            "(?i)internal|\\w+Exception|\\bat [\\w.$]+\\(|\\b(io|com|org|java|jakarta|tools)\\.[a-z]+\\.[\\w.]+"
                    + "|/(tmp|home|root|work|usr|opt|var)/|SRVE|CWWK");

    /** And no page of the container's. */
    static final Pattern INSIDE = Pattern.compile(INSIDE_OF_NO_PAGE + "|<html");

    private final EventplaneServer server;
    private final RawHttp http;
    private final RawHttp gateway;
    private final String name = Names.unique("victim");
    private final Registration open;
    private final Registration guarded;
    private final Consumers openQueue;
    private final Consumers guardedQueue;

    HostileRequestsIT(EventplaneServer server) {
        this.server = server;
        this.http = new RawHttp(server.httpPort());
        this.gateway = new RawHttp(server.gatewayPort());
        Flow flow = Flow.of(server);
        this.open = flow.director().register(name, ACCOUNTS);
        this.guarded = flow.registered(EventApis.guarded(ACCOUNTS, "ada", "s3cret"));
        flow.gateway(open);
        this.openQueue = Consumers.coreQueue(server, flow.addressOf(open));
        this.guardedQueue = Consumers.coreQueue(server, flow.addressOf(guarded));
    }

    Stream<HostileRequest> hostile() {
        String victim = open.eventUrl().getRawPath();
        return Stream.of(
                        HostileQuestions.all(),
                        new HostileRegistrations(name).all(),
                        new HostileEvents(victim, guarded.eventUrl().getRawPath()).all(),
                        new HostileConnections(victim).all())
                .flatMap(rows -> rows);
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void is_refused_and_leaves_nothing_behind(HostileRequest hostile) {
        ServerState before = ServerState.of(server);

        Answer answer = (hostile.isEvent() ? gateway : http).send(hostile.request());

        assertThat(answer.status()).as(answer.toString()).isEqualTo(hostile.status());
        assertThat(answer.code()).as(answer.toString()).isEqualTo(hostile.code());
        assertThat(answer.pointer()).as(answer.toString()).isEqualTo(hostile.pointer());
        assertThat(answer.head() + answer.body()).doesNotContainPattern(INSIDE);
        assertThat(ServerState.of(server)).isEqualTo(before);
        assertOnlyTheNextEventArrives(Gateway.at(open.eventUrl()), openQueue);
        assertOnlyTheNextEventArrives(Gateway.at(guarded.eventUrl()).as("ada", "s3cret"), guardedQueue);
    }

    @AfterAll
    void leave() {
        openQueue.close();
        guardedQueue.close();
    }

    private static void assertOnlyTheNextEventArrives(Gateway gateway, Consumers queue) {
        SentEvent marker = SentEvent.of("UserSignedUp", "{}");
        Flow.assertAccepted(gateway.binary(marker), marker);
        assertThat(Stream.generate(queue::next).map(ReceivedEvent::id).takeWhile(id -> !id.equals(marker.id())))
                .isEmpty();
    }

    /** What a refused request must not change. */
    private record ServerState(boolean up, int applications, int runtimes, int definitions, long incidents) {

        static ServerState of(EventplaneServer server) {
            Director director = Director.of(server);
            var counts = director.query("{ applications { totalCount } runtimes { totalCount } }", Map.of());
            return new ServerState(
                    server.isReady(),
                    counts.at("/applications/totalCount").asInt(),
                    counts.at("/runtimes/totalCount").asInt(),
                    Landscape.of(server).stored().size(),
                    server.incidents());
        }
    }
}
