package io.eventplane.gateway.http;

import io.eventplane.gateway.http.Reception.Answered;
import io.eventplane.gateway.http.Reception.Held;
import io.eventplane.gateway.http.Reception.Wanted;
import io.eventplane.gateway.http.Upgrades.Decision;
import io.eventplane.gateway.http.Upgrades.Decision.Granted;
import io.eventplane.gateway.http.Upgrades.Decision.Refused;
import io.eventplane.refusal.Reason;
import io.eventplane.refusal.Refusal;
import io.eventplane.refusal.RefusedException;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
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
    private boolean over;

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
            HttpHead.of(request).or(() -> HttpHead.ofPush(request)).ifPresentOrElse(this::recognise, this::notFound);
        }
    }

    private void notFound() {
        turnedAway("not-found");
        answer(HttpAnswers.notFound(instance()));
    }

    private void recognise(HttpHead head) {
        var post = answering.post();
        whenKnown(
                post.recognised(head),
                credentials -> proceed(post.receive(head, credentials)),
                failure -> proceed(post.unrecognised(head, failure)));
    }

    /** At once if it is known who sends; else nothing more is read of this connection until it is. */
    private <T> void whenKnown(CompletionStage<T> looked, Consumer<T> known, Consumer<Throwable> unknown) {
        var sender = looked.toCompletableFuture();
        if (sender.isDone() && !sender.isCompletedExceptionally()) {
            known.accept(sender.join());
            return;
        }
        request.pause();
        var unused = sender.whenComplete((found, failure) -> loop.execute(() -> {
            if (over) {
                return;
            }
            if (failure == null) {
                known.accept(found);
            } else {
                unknown.accept(cause(failure));
            }
            request.resume();
        }));
    }

    private void after(Duration delay, Runnable task) {
        whenKnown(
                new CompletableFuture<Runnable>().completeOnTimeout(task, delay.toNanos(), TimeUnit.NANOSECONDS),
                Runnable::run,
                this::broken);
    }

    private static Throwable cause(Throwable failure) {
        @Nullable Throwable cause = failure instanceof CompletionException ? failure.getCause() : null;
        return cause == null ? failure : cause;
    }

    private void upgrade(Upgrade upgrade) {
        var upgrades = answering.upgrades();
        whenKnown(
                upgrades.recognised(upgrade, request),
                credentials -> decided(upgrade, upgrades.decide(upgrade, request, answering.cors(), credentials)),
                failure -> decided(upgrade, upgrades.unrecognised(upgrade, request, failure)));
    }

    private void decided(Upgrade upgrade, Decision decision) {
        if (decision instanceof Refused refused) {
            answer(refused.answer());
        } else if (decision instanceof Upgrades.Decision.Held held) {
            after(held.delay(), () -> decided(upgrade, held.decided()));
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

    private void turnedAway(String reason) {
        answering.post().turnedAway(HttpProtocol.sender(request), reason);
    }

    private String instance() {
        return request.path() == null ? "" : request.path();
    }

    private void proceed(Reception reception) {
        if (reception instanceof Answered done) {
            answer(done.answer());
        } else if (reception instanceof Held held) {
            after(held.delay(), () -> proceed(held.decided()));
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
        over = true;
        if (body != null) {
            body.forget();
        }
        answering.connections().ended(this);
    }
}
