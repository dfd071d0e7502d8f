package io.eventplane.gateway.http;

import io.eventplane.gateway.wire.FirstWord;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.net.impl.ConnectionBase;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The connections of one event loop and what is under way on them; cuts those that take too long. A look at all of them every second
 * costs less than a timer for each request. For that loop alone.
 */
final class HttpConnections {

    private final Patience patience;
    private final Consumer<HttpConnection> silent;
    private final Map<HttpConnection, Life> open = new HashMap<>();
    private final Set<HttpExchange> underWay = new LinkedHashSet<>();

    /**
     * None yet.
     *
     * @param silent hears of each that is cut before its first request
     */
    HttpConnections(Patience patience, Consumer<HttpConnection> silent) {
        this.silent = silent;
        this.patience = patience;
    }

    /** How long a connection has waited for a request, when none is under way on it. */
    private static final class Life {
        private long waitingSince = System.nanoTime();
        private int underWay;
        private boolean used;

        boolean hasWaited(Patience patience, long now) {
            return underWay == 0 && now - waitingSince > (used ? patience.idle() : patience.head()).toNanos();
        }
    }

    /** One more. */
    void opened(HttpConnection connection) {
        open.put(connection, new Life());
        connection.closeHandler(nothing -> open.remove(connection));
        FirstWord.heard(((ConnectionBase) connection).channel());
        PipelinedRequests.watch(connection);
        ControlFrames.watch(connection);
    }

    void begun(HttpExchange exchange) {
        underWay.add(exchange);
        var life = open.get(exchange.connection());
        if (life != null) {
            life.underWay++;
            life.used = true;
        }
    }

    void ended(HttpExchange exchange) {
        var life = open.get(exchange.connection());
        if (underWay.remove(exchange) && life != null) {
            life.underWay--;
            life.waitingSince = System.nanoTime();
        }
    }

    /** It speaks another protocol from now on, which looks after it. */
    void upgraded(HttpExchange exchange) {
        underWay.remove(exchange);
        open.remove(exchange.connection());
    }

    /** Cuts what takes too long. */
    void sweep() {
        long now = System.nanoTime();
        List.copyOf(underWay).forEach(exchange -> exchange.look(patience, now));
        List<HttpConnection> late = new ArrayList<>();
        open.forEach((connection, life) -> {
            if (life.hasWaited(patience, now)) {
                if (!life.used) {
                    silent.accept(connection);
                }
                late.add(connection);
            }
        });
        late.forEach(HttpConnection::close);
    }
}
