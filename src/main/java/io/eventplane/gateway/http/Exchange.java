package io.eventplane.gateway.http;

import io.eventplane.gateway.refusal.Reason;
import io.eventplane.gateway.refusal.Refusal;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;

/** One request whose answer comes later: from the bus, or from the clock, whichever is first. Answered once. */
final class Exchange implements AsyncListener {

    private static final Logger LOG = System.getLogger(Exchange.class.getName());

    private static final Refusal LATE = Refusal.of(
            Reason.BUS_UNAVAILABLE, "The bus didn't confirm the event in time: send it again, with the same id.");

    private final AsyncContext context;
    private final String uri;
    private final AtomicBoolean answered = new AtomicBoolean();

    private Exchange(AsyncContext context, String uri) {
        this.context = context;
        this.uri = uri;
    }

    /** Lets the container's thread go; after {@code timeout} the sender is told that the bus is not available. */
    static Exchange start(HttpServletRequest request, String uri, Duration timeout) {
        var context = request.startAsync();
        var exchange = new Exchange(context, uri);
        context.setTimeout(timeout.toMillis());
        context.addListener(exchange);
        return exchange;
    }

    /** Writes the answer when it is there, on the thread that brings it. */
    void answer(CompletionStage<HttpAnswer> answer) {
        answer.thenAccept(this::answer);
    }

    private void answer(HttpAnswer answer) {
        if (answered.compareAndSet(false, true)) {
            write(answer);
            context.complete();
        }
    }

    private void write(HttpAnswer answer) {
        try {
            AnswerWriter.write(answer, (HttpServletResponse) context.getResponse());
        } catch (IOException | IllegalStateException e) {
            LOG.log(Level.DEBUG, "the sender went away before its answer", e);
        }
    }

    @Override
    public void onTimeout(AsyncEvent event) {
        answer(HttpAnswers.of(LATE, uri));
    }

    @Override
    public void onError(AsyncEvent event) {
        if (answered.compareAndSet(false, true)) {
            context.complete();
        }
    }

    @Override
    public void onComplete(AsyncEvent event) {
        // The bus may still answer: there is nobody left to tell.
        answered.set(true);
    }

    @Override
    public void onStartAsync(AsyncEvent event) {
        // Nobody starts it again.
    }
}
