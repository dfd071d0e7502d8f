package io.eventplane.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.eventplane.journeys.Director.Registration;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Keys are rotated while the server works, is killed, and gets another configured key: no secret is lost, and none stays under an old key. */
class RotationIT {

    private static final Duration LONG = Duration.ofMinutes(2);
    private static final String ACCOUNTS = RealDocuments.text("v3/simple-asyncapi.yml");
    private static final int DEFINITIONS = 400;
    private static final String KEY = "EVENTPLANE_SECRETS_KEY";
    private static final String FORMER = "EVENTPLANE_SECRETS_FORMER_KEYS";
    private static final EventplaneServer SERVER =
            EventplaneServer.named("rotation").env(KEY, key(1));

    /** Definition id → the password that its publishers present. */
    private static final Map<String, String> PASSWORDS = new ConcurrentHashMap<>();

    private static Registration changing;

    @BeforeAll
    static void register() {
        SERVER.start().awaitReady();
        var owner = Director.of(SERVER).createApplication(Names.unique("rotation"));
        IntStream.range(1, DEFINITIONS).forEach(i -> add(owner, "password-" + i));
        changing = add(owner, "password");
        awaitTakesEvents();
    }

    private static Registration add(String owner, String password) {
        var added = Director.of(SERVER).add(owner, EventApis.guarded(ACCOUNTS, "ada", password));
        PASSWORDS.put(added.definitionId(), password);
        return added;
    }

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    void values_end_under_the_new_key_while_secrets_change_and_events_come_in() {
        var keys = EncryptionKeys.of(SERVER);
        var done = new AtomicBoolean();
        var changes = CompletableFuture.runAsync(() -> changeUntil(done));
        var events = CompletableFuture.supplyAsync(() -> publishUntil(done));

        for (int i = 0; i < 3; i++) {
            var made = keys.rotate();
            await().atMost(LONG).until(() -> keys.valuesNotUnder(made) == 0);
            assertThat(keys.inUse()).isEqualTo(made);
        }
        done.set(true);
        changes.join();

        assertThat(events.join()).isPositive();
        assertThat(keys.valuesUnder(keys.inUse())).isGreaterThanOrEqualTo(DEFINITIONS);
        assertAllIsRead();
    }

    @Test
    void what_a_kill_leaves_half_done_is_all_there_and_is_finished_after_the_start() {
        var keys = EncryptionKeys.of(SERVER);
        var made = keys.rotate();
        await().atMost(LONG).pollInterval(Duration.ofMillis(5)).until(() -> keys.isHalfDone(made));
        SERVER.kill();

        SERVER.start().awaitReady();

        await().atMost(LONG).until(() -> keys.valuesNotUnder(made) == 0);
        assertThat(keys.inUse()).isEqualTo(made);
        assertAllIsRead();
    }

    @Test
    void after_a_restart_with_another_configured_key_the_former_one_can_go() {
        SERVER.stop();
        SERVER.env(KEY, key(2)).env(FORMER, key(1)).start().awaitReady();
        awaitTakesEvents();
        SERVER.stop();
        SERVER.env(FORMER, "").start().awaitReady();

        assertAllIsRead();
        awaitTakesEvents();
        assertThat(copies())
                .hasSizeGreaterThanOrEqualTo(2 * DEFINITIONS)
                .noneMatch(name -> name.contains("unreadable"));
        assertThat(EncryptionKeys.of(SERVER).allUnderTheOneInUse()).isTrue();
        SERVER.env(KEY, key(1)).env(FORMER, key(2)).restart();
    }

    @Test
    void who_rotated_is_in_the_audit_log() {
        var made = EncryptionKeys.of(SERVER).rotate();

        assertThat(Director.of(SERVER)
                        .query("{ auditLog(operation: \"rotateEncryptionKey\") { data { subject } } }")
                        .findValuesAsString("subject"))
                .contains(made);
    }

    @Test
    void no_answer_and_no_log_shows_a_key() {
        var keys = EncryptionKeys.of(SERVER);
        keys.rotate();

        assertThat(keys.ids()).allMatch(id -> id.matches("[0-9a-f]{12}"));
        assertThat(SERVER.log()).doesNotContain(key(1), key(2));
    }

    /** Each change is answered without an error: nobody collides with what goes on in the background. */
    private static void changeUntil(AtomicBoolean done) {
        var id = changing.definitionId();
        for (int i = 0; !done.get(); i++) {
            var password = "changed-" + i;
            Director.of(SERVER).update(id, EventApis.guarded(ACCOUNTS, "ada", password));
            PASSWORDS.put(id, password);
        }
    }

    private static int publishUntil(AtomicBoolean done) {
        int published = 0;
        while (!done.get()) {
            assertThat(unchanging().plain("{}").statusCode()).isEqualTo(202);
            published++;
        }
        return published;
    }

    private static void awaitTakesEvents() {
        Gateway.awaitStatus(202, () -> unchanging().plain("{}"));
        Gateway.awaitStatus(
                202,
                () -> Gateway.at(changing.eventUrl())
                        .as("ada", password(changing.definitionId()))
                        .plain("{}"));
    }

    private static Gateway unchanging() {
        var id = PASSWORDS.keySet().stream()
                .filter(any -> !any.equals(changing.definitionId()))
                .sorted()
                .findFirst()
                .orElseThrow();
        return Gateway.at(SERVER.gatewayUri("/events/" + id)).as("ada", password(id));
    }

    private static String password(String definitionId) {
        return Objects.requireNonNull(PASSWORDS.get(definitionId));
    }

    private static void assertAllIsRead() {
        var runtime = Director.ofRuntime(SERVER);
        PASSWORDS.forEach((id, password) -> assertThat(runtime.query(
                                "query($id: ID!) { eventAPI(id: $id) { auth { credential { ... on BasicCredentialData { password } } } } }",
                                Map.of("id", id))
                        .at("/eventAPI/auth/credential/password")
                        .asString())
                .isEqualTo(password));
    }

    /** The names of the files with gateway's and agent's copies; one that could not be read is called so. */
    private static List<String> copies() {
        return Stream.of("gateway", "agent")
                .flatMap(role -> names(SERVER.data().resolve(role).resolve("definitions")))
                .toList();
    }

    private static Stream<String> names(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String key(int number) {
        byte[] key = new byte[32];
        IntStream.range(0, key.length).forEach(i -> key[i] = (byte) (i * number + number));
        return Base64.getEncoder().encodeToString(key);
    }
}
