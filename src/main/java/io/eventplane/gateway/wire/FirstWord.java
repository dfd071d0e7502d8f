package io.eventplane.gateway.wire;

import io.netty.channel.Channel;
import io.netty.util.AttributeKey;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Cuts connections on which the protocol has not understood a word in time. A server that looks at the first bytes to know which version is
 * spoken tells of a connection only behind them, and whoever sends one byte now and then is never idle.
 */
public final class FirstWord {

    private static final AttributeKey<Boolean> HEARD = AttributeKey.valueOf(FirstWord.class, "heard");

    private FirstWord() {}

    /** The protocol knows the connection now, and looks after it. On its event loop. */
    public static void heard(Channel connection) {
        connection.attr(HEARD).set(Boolean.TRUE);
    }

    /**
     * Looks after that time. Nothing is kept of connections that are gone: whoever comes and goes quickly would fill the memory.
     *
     * @param late is run once the connection is cut
     */
    static void await(Channel connection, Duration patience, Runnable late) {
        var look = connection
                .eventLoop()
                .schedule(() -> look(connection, late), patience.toMillis(), TimeUnit.MILLISECONDS);
        connection.closeFuture().addListener(closed -> look.cancel(false));
    }

    private static void look(Channel connection, Runnable late) {
        if (connection.isOpen() && !connection.hasAttr(HEARD)) {
            connection.unsafe().closeForcibly();
            late.run();
        }
    }
}
