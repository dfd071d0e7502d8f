package io.eventplane.eventing.amqp;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.proton.ProtonConnection;
import java.time.Duration;

/** The end of a connection: closed as AMQP wants it, and cut when the peer does not answer. */
final class Goodbye {

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private Goodbye() {}

    /** Called in the context. Complete when the connection is gone; never fails. */
    static Future<Void> to(ProtonConnection connection, Context context) {
        Promise<Void> gone = Promise.promise();
        if (connection.isDisconnected()) {
            return Future.succeededFuture();
        }
        long timer = context.owner().setTimer(PATIENCE.toMillis(), late -> gone.tryComplete());
        connection.closeHandler(closed -> gone.tryComplete());
        connection.disconnectHandler(cut -> gone.tryComplete());
        connection.close();
        return gone.future().onComplete(any -> {
            context.owner().cancelTimer(timer);
            connection.disconnect();
        });
    }
}
