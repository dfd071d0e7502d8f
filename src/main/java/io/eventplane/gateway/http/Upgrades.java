package io.eventplane.gateway.http;

import io.eventplane.gateway.intake.Admission;
import io.eventplane.gateway.intake.Admission.Denied;
import io.eventplane.gateway.intake.Intake;
import io.eventplane.gateway.intake.Logins;
import io.eventplane.gateway.observation.Sender;
import io.eventplane.gateway.security.Credentials;
import io.eventplane.gateway.wire.Peers;
import io.eventplane.platform.OnePerApplication;
import io.eventplane.refusal.RefusedException;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import java.util.stream.StreamSupport;

/** The protocols that connections may change to, and who is let in to them. Thread-safe; nothing here waits. */
@OnePerApplication
final class Upgrades {

    private static final Logger LOG = System.getLogger(Upgrades.class.getName());

    private final Iterable<Upgrade> all;
    private final Intake intake;
    private final Logins logins;

    @Inject
    Upgrades(Instance<Upgrade> found, Intake intake, Logins logins) {
        this((Iterable<Upgrade>) found, intake, logins);
    }

    Upgrades(Iterable<Upgrade> all, Intake intake, Logins logins) {
        this.all = all;
        this.logins = logins;
        this.intake = intake;
    }

    /** What becomes of a request for an upgrade. */
    sealed interface Decision {

        record Refused(HttpAnswer answer) implements Decision {}

        /** It is decided, and kept from the sender for a while. */
        record Held(Decision decided, Duration delay) implements Decision {}

        /**
         * They are.
         *
         * @param headers of the answer
         */
        record Granted(Upgrading sender, Map<String, String> headers) implements Decision {}
    }

    HttpServerOptions configure(HttpServerOptions options) {
        all.forEach(upgrade -> upgrade.configure(options));
        return options;
    }

    Optional<Upgrade> askedForBy(HttpServerRequest request) {
        return StreamSupport.stream(all.spliterator(), false)
                .filter(upgrade -> upgrade.isAskedForBy(request))
                .findFirst();
    }

    /**
     * Finds out who asks.
     *
     * @return complete already, unless its token was not seen before; may fail
     */
    CompletionStage<Credentials> recognised(Upgrade upgrade, HttpServerRequest request) {
        var head = HttpHead.of(request);
        if (head.isEmpty()) {
            return CompletableFuture.completedStage(Credentials.NONE);
        }
        try {
            var definition = EventUrlPath.parse(head.get().path()).definitionId();
            return logins.recognised(HttpCredentials.of(head.get()), upgrade.protocol(), definition);
        } catch (RefusedException e) {
            return CompletableFuture.completedStage(Credentials.NONE);
        }
    }

    /** The answer when it can't be found out who asks. */
    Decision unrecognised(Upgrade upgrade, HttpServerRequest request, Throwable failure) {
        var path = String.valueOf(request.path());
        if (failure instanceof RefusedException refused) {
            var reason = refused.refusal().reason().code();
            return refused(sender(upgrade, request), reason, HttpAnswers.of(refused.refusal(), path));
        }
        var incident = UUID.randomUUID().toString();
        LOG.log(Level.ERROR, "incident " + incident, failure);
        return refused(sender(upgrade, request), Intake.FAULT, HttpAnswers.internal(incident, path));
    }

    private static Sender sender(Upgrade upgrade, HttpServerRequest request) {
        return new Sender(upgrade.protocol(), Peers.address(request.remoteAddress()));
    }

    /** Lets the sender in, or says why not. */
    Decision decide(Upgrade upgrade, HttpServerRequest request, CorsPolicy cors, Credentials credentials) {
        var sender = sender(upgrade, request);
        var head = HttpHead.of(request);
        if (head.isEmpty()) {
            return refused(sender, "not-found", HttpAnswers.notFound(String.valueOf(request.path())));
        }
        if (!cors.lets(request.getHeader(HttpHeaders.ORIGIN))) {
            return refused(sender, "origin-not-allowed", originNotAllowed(head.get()));
        }
        return decide(upgrade, request, new Asking(head.get(), sender, credentials));
    }

    private record Asking(HttpHead head, Sender sender, Credentials credentials) {}

    private Decision decide(Upgrade upgrade, HttpServerRequest request, Asking asking) {
        var uri = asking.head().uri();
        try {
            upgrade.check(request);
            var admission = admission(asking);
            return held(admission.get(), admission, asking);
        } catch (HandshakeRefused e) {
            return refused(asking.sender(), "bad-handshake", e.answer(uri));
        } catch (RefusedException e) {
            return refused(asking.sender(), e.refusal().reason().code(), HttpAnswers.of(e.refusal(), uri));
        }
    }

    private Decision held(Admission admission, Supplier<Admission> again, Asking asking) {
        var delay = logins.hold(asking.sender(), admission);
        if (delay.isEmpty()) {
            var answer = HttpAnswers.of(Logins.TOO_MANY, asking.head().uri());
            return refused(asking.sender(), Logins.TOO_MANY.reason().code(), answer);
        }
        var decided = decide(admission, again, asking);
        return delay.get().isZero() ? decided : new Decision.Held(decided, delay.get());
    }

    private Decision decide(Admission decided, Supplier<Admission> again, Asking asking) {
        var head = asking.head();
        if (decided instanceof Denied denied) {
            return refused(denied, asking);
        }
        var upgrading = new Upgrading(
                asking.sender(),
                head.uri(),
                new RequestHeaders(head),
                again,
                asking.credentials().expires());
        return new Decision.Granted(upgrading, EndingHeaders.of(decided.ending()));
    }

    private Decision refused(Denied denied, Asking asking) {
        var sender = asking.sender();
        intake.turnedAway(sender, denied.definition(), denied.refusal().reason().code());
        var answer = HttpAnswers.of(denied.refusal(), asking.head().uri());
        return new Decision.Refused(answer.with(EndingHeaders.of(denied.ending())));
    }

    private Supplier<Admission> admission(Asking asking) {
        var url = EventUrlPath.parse(asking.head().path());
        return () -> intake.admit(asking.sender(), url.definitionId(), url.channel(), asking.credentials());
    }

    private Decision refused(Sender sender, String reason, HttpAnswer answer) {
        intake.turnedAway(sender, Optional.empty(), reason);
        return new Decision.Refused(answer);
    }

    /** The one defence that there is: browsers let every page open such connections, with the credentials that they keep. */
    private static HttpAnswer originNotAllowed(HttpHead head) {
        return Problem.of(
                        "origin-not-allowed",
                        "Pages of this origin may not publish",
                        "The operator has not named this origin in eventplane.gateway.http.cors-origins.")
                .answer(HttpResponseStatus.FORBIDDEN.code(), Map.of(), head.uri());
    }
}
