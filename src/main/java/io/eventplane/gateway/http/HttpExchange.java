package io.eventplane.gateway.http;

import io.eventplane.gateway.http.Reception.Answered;
import io.eventplane.gateway.http.Reception.Wanted;
import io.eventplane.gateway.http.Upgrades.Decision.Granted;
import io.eventplane.gateway.http.Upgrades.Decision.Refused;
import io.eventplane.gateway.refusal.Reason;
import io.eventplane.gateway.refusal.Refusal;
import io.eventplane.gateway.refusal.RefusedException;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** One request from its head to its answer, which is given once. Everything happens on the event loop of its connection. */
final class HttpExchange {

    private static final Refusal LATE = Refusal.later(
            Reason.BUS_UNAVAILABLE,
            "The bus didn't confirm the event in time: send it again, with the same id.",
            Duration.ofSeconds(5));

    private final HttpServerRequest request;
    private final Answering answering;
    private final Executor loop;
    private final long began = System.nanoTime();
    private @Nullable HttpBody body;
    private boolean complete;
    private boolean answered;

    HttpExchange(HttpServerRequest request, Answering answering, Executor loop) {
        this.request = request;
        this.answering = answering;
        this.loop = loop;
    }

    HttpConnection connection() {
        return request.connection();
    }

    /** Answers what the head alone tells, or waits for the body. */
    void receive() {
        answering.connections().begun(this);
        request.exceptionHandler(this::broken);
        request.endHandler(nothing -> completed());
        if (!Framing.isClear(request)) {
            turnedAway("unknown-length");
            answerLast(HttpAnswers.unknownLength(instance()));
            return;
        }
        var upgrade = answering.upgrades().askedForBy(request);
        if (upgrade.isPresent()) {
            upgrade(upgrade.get());
        } else if (answering.cors().apply(request)) {
            answered();
        } else {
            proceed(reception());
        }
    }

    private void upgrade(Upgrade upgrade) {
        var decision = answering.upgrades().decide(upgrade, request, answering.cors());
        if (decision instanceof Refused refused) {
            answer(refused.answer());
        } else if (decision instanceof Granted granted) {
            answering.connections().upgraded(this);
            granted.headers().forEach(request.response()::putHeader);
            upgrade.proceed(request, granted.sender());
        }
    }

    /** Cuts it when it takes too long: nobody is left to read an answer to half a request. */
    void look(Patience patience, long now) {
        long elapsed = now - began;
        if (!complete && elapsed > patience.body().toNanos()) {
            turnedAway("timeout");
            connection().close();
        } else if (complete && !answered && elapsed > patience.bus().toNanos()) {
            answer(HttpAnswers.of(LATE, instance()));
        }
    }

    /** A body that is no body is answered; a sender that is gone isn't. */
    private void broken(Throwable failure) {
        if (!answered && !complete && !(failure instanceof HttpClosedException)) {
            turnedAway(Reason.MALFORMED_EVENT.code());
            answerLast(HttpAnswers.brokenOff(instance()));
        } else {
            end();
        }
    }

    private Reception reception() {
        return HttpHead.of(request).map(answering.post()::receive).orElseGet(() -> {
            turnedAway("not-found");
            return new Answered(HttpAnswers.notFound(instance()));
        });
    }

    private void turnedAway(String reason) {
        answering.post().turnedAway(HttpProtocol.sender(request), reason);
    }

    private String instance() {
        return request.path() == null ? "" : request.path();
    }

    private void proceed(Reception reception) {
        if (reception instanceof Answered done) {
            answer(done.answer());
        } else {
            gather((Wanted) reception);
        }
    }

    private void gather(Wanted wanted) {
        body = wanted.body();
        request.handler(chunk -> add(wanted, chunk));
        request.endHandler(nothing -> {
            completed();
            take(wanted);
        });
        if (request.headers().contains(HttpHeaders.EXPECT, HttpHeaders.CONTINUE, true)) {
            request.response().writeContinue();
        }
    }

    private void add(Wanted wanted, Buffer chunk) {
        if (answered) {
            return;
        }
        try {
            wanted.body().add(chunk);
        } catch (RefusedException e) {
            answer(answering.post().notTaken(wanted, e.refusal()));
        }
    }

    private void take(Wanted wanted) {
        if (!answered) {
            answering.post().take(wanted).thenAccept(answer -> loop.execute(() -> answer(answer)));
        }
    }

    /** What is left of a refused body is read and forgotten: a connection that is closed on it would lose the answer. */
    private void completed() {
        complete = true;
        endIfDone();
    }

    private void answer(HttpAnswer answer) {
        if (!answered) {
            HttpAnswerWriter.write(answer, request);
            answered();
        }
    }

    private void answered() {
        answered = true;
        endIfDone();
    }

    private void answerLast(HttpAnswer answer) {
        answered = true;
        HttpAnswerWriter.writeLast(answer, request);
        end();
    }

    private void endIfDone() {
        if (complete && answered) {
            end();
        }
    }

    private void end() {
        if (body != null) {
            body.forget();
        }
        answering.connections().ended(this);
    }
}
