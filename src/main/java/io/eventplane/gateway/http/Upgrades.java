package io.eventplane.gateway.http;

import io.eventplane.gateway.intake.Admission;
import io.eventplane.gateway.intake.Admission.Denied;
import io.eventplane.gateway.intake.Intake;
import io.eventplane.gateway.observation.Sender;
import io.eventplane.gateway.refusal.RefusedException;
import io.eventplane.gateway.wire.Peers;
import io.eventplane.platform.OnePerApplication;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.StreamSupport;

/** The protocols that connections may change to, and who is let in to them. Thread-safe; nothing here waits. */
@OnePerApplication
final class Upgrades {

    private final Iterable<Upgrade> all;
    private final Intake intake;

    @Inject
    Upgrades(Instance<Upgrade> found, Intake intake) {
        this((Iterable<Upgrade>) found, intake);
    }

    Upgrades(Iterable<Upgrade> all, Intake intake) {
        this.all = all;
        this.intake = intake;
    }

    /** What becomes of a request for an upgrade. */
    sealed interface Decision {

        record Refused(HttpAnswer answer) implements Decision {}

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

    /** Lets the sender in, or says why not. */
    Decision decide(Upgrade upgrade, HttpServerRequest request, CorsPolicy cors) {
        var sender = new Sender(upgrade.protocol(), Peers.address(request.remoteAddress()));
        var head = HttpHead.of(request);
        if (head.isEmpty()) {
            return refused(sender, "not-found", HttpAnswers.notFound(String.valueOf(request.path())));
        }
        if (!cors.lets(request.getHeader(HttpHeaders.ORIGIN))) {
            return refused(sender, "origin-not-allowed", originNotAllowed(head.get()));
        }
        return decide(upgrade, request, head.get(), sender);
    }

    private Decision decide(Upgrade upgrade, HttpServerRequest request, HttpHead head, Sender sender) {
        try {
            upgrade.check(request);
            var admission = admission(head, sender);
            return decide(admission.get(), admission, head, sender);
        } catch (HandshakeRefused e) {
            return refused(sender, "bad-handshake", e.answer(head.uri()));
        } catch (RefusedException e) {
            return refused(sender, e.refusal().reason().code(), HttpAnswers.of(e.refusal(), head.uri()));
        }
    }

    private Decision decide(Admission decided, Supplier<Admission> again, HttpHead head, Sender sender) {
        if (decided instanceof Denied denied) {
            intake.turnedAway(
                    sender, denied.definition(), denied.refusal().reason().code());
            var answer = HttpAnswers.of(denied.refusal(), head.uri());
            return new Decision.Refused(answer.with(EndingHeaders.of(denied.ending())));
        }
        return new Decision.Granted(
                new Upgrading(sender, head.uri(), new RequestHeaders(head), again), EndingHeaders.of(decided.ending()));
    }

    private Supplier<Admission> admission(HttpHead head, Sender sender) {
        var url = EventUrlPath.parse(head.path());
        var credentials = BasicAuthorization.parse(head.all(HttpHeaders.AUTHORIZATION));
        return () -> intake.admit(sender, url.definitionId(), url.channel(), credentials);
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
