package io.eventplane.eventing.http;

import io.eventplane.eventing.source.EventingThreads;
import io.eventplane.eventing.source.Fault;
import io.eventplane.eventing.source.Next;
import io.eventplane.eventing.source.Receiver;
import io.eventplane.eventing.source.SourceTokens;
import io.eventplane.token.ClientTokenException;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A stream that is asked for again whenever it ends, until this is over. Each request goes on behind the last event that
 * was received. Thread-safe.
 */
final class EventSource implements Exchange.Events {

    private final Line line;
    private final Receiver receiver;
    private final Next next;
    private final Target target;
    private final Pauses pauses;
    private @Nullable Exchange current;
    /** Whether a token was refused, and another one is being tried. */
    private boolean renewed;

    private boolean closed;

    /** One that has not begun. */
    EventSource(Line line, Receiver receiver, EventingThreads threads) {
        this.line = line;
        this.receiver = receiver;
        this.next = new Next(threads.timer());
        this.target = new Target(line.request().uri());
        this.pauses = new Pauses(line.taking());
    }

    synchronized void begin() {
        connectIn(Duration.ZERO);
    }

    /** There is room for more. */
    void resume() {
        var known = currentNow();
        if (known != null) {
            known.resume();
        }
    }

    @Override
    public synchronized void opened(Exchange exchange) {
        if (exchange == current) {
            renewed = false;
            receiver.subscribed();
        }
    }

    @Override
    public synchronized void ended(Exchange exchange, Answer answer) {
        if (exchange != current) {
            return;
        }
        if (answer instanceof Answer.No no) {
            refused(no.fault());
        } else if (answer instanceof Answer.Elsewhere elsewhere) {
            sent(elsewhere.uri());
        } else {
            streamEnded();
        }
    }

    @Override
    public synchronized void failed(Exchange exchange, Throwable failure) {
        if (exchange == current) {
            fail(Faults.of(failure));
        }
    }

    private void sent(URI elsewhere) {
        if (target.follow(elsewhere)) {
            connectIn(Duration.ZERO);
        } else {
            fail(new Fault(Fault.Kind.REFUSED, "the server sends one around from url to url"));
        }
    }

    /** That streams end now and then is part of how they are: nobody needs to hear of it, unless it brings nothing else. */
    private void streamEnded() {
        if (pauses.lastBroughtSomething()) {
            again(Fault.Kind.UNREACHABLE);
        } else {
            fail(new Fault(Fault.Kind.UNREACHABLE, "the server ends the stream as soon as it is open"));
        }
    }

    private void refused(Fault fault) {
        boolean ofToken =
                fault.kind() == Fault.Kind.CREDENTIALS && line.authorization().refused();
        if (ofToken && !renewed) {
            renewed = true;
            connectIn(Duration.ZERO);
        } else {
            fail(fault);
        }
    }

    private synchronized void fail(Fault fault) {
        if (!closed) {
            boolean unused = pauses.lastBroughtSomething();
            receiver.failed(fault);
            again(fault.kind());
        }
    }

    private void again(Fault.Kind kind) {
        target.startOver();
        connectIn(pauses.after(kind));
    }

    private void connectIn(Duration pause) {
        current = null;
        if (!closed) {
            next.in(pause, () -> line.connector().execute(this::connect));
        }
    }

    private void connect() {
        try {
            var authorization = line.authorization().next();
            var exchange = begun();
            if (exchange != null) {
                exchange.begin(line.client(), line.request().to(exchange.asked(), authorization, line.lastId()));
            }
        } catch (ClientTokenException e) {
            fail(SourceTokens.fault(e));
        } catch (RuntimeException e) {
            fail(Faults.of(e));
        }
    }

    /** Null when it was closed meanwhile. */
    private synchronized @Nullable Exchange begun() {
        if (closed) {
            return null;
        }
        var exchange = new Exchange(target.uri(), line::stream, this);
        current = exchange;
        next.in(line.idle(), () -> watch(exchange));
        return exchange;
    }

    private synchronized void watch(Exchange exchange) {
        if (exchange != current) {
            return;
        }
        var left = line.idle().minus(exchange.silence());
        if (left.isNegative() || left.isZero()) {
            fail(new Fault(
                    Fault.Kind.UNREACHABLE, "nothing came for " + line.idle().toSeconds() + " s"));
            // Not before: that it is cancelled is no news then.
            exchange.cancel();
        } else {
            next.in(left, () -> watch(exchange));
        }
    }

    private synchronized @Nullable Exchange currentNow() {
        return current;
    }

    /** Asks no more, and closes the connection. */
    void end() {
        Exchange known;
        synchronized (this) {
            closed = true;
            next.never();
            known = current;
            current = null;
        }
        if (known != null) {
            known.cancel();
        }
    }
}
