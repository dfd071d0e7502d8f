package io.eventplane.eventing.amqp;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.proton.ProtonConnection;
import io.vertx.proton.ProtonLinkOptions;

/**
 * The end of a durable subscription: a link of its name without a source finds it, and closing that link ends it. A broker keeps one
 * that another agent still uses.
 */
final class Unsubscribing {

    private final Dialer dialer;
    private final String name;

    /** @throws java.util.NoSuchElementException when the subscription is not durable */
    Unsubscribing(Dialer dialer) {
        this.dialer = dialer;
        this.name = Terminus.durableLink(dialer.order()).orElseThrow();
    }

    /** Called in the context. Tries one host after the other; complete when one of them did it, or none is left. */
    Future<Void> begin() {
        return attempt(dialer.hosts());
    }

    private Future<Void> attempt(int left) {
        return dialer.dial()
                .compose(dialled -> unsubscribe(dialled.connection()))
                .recover(failure -> {
                    dialer.failed(Faults.of(failure));
                    return left > 1 ? attempt(left - 1) : Future.failedFuture(failure);
                });
    }

    private Future<Void> unsubscribe(ProtonConnection connection) {
        Promise<Void> done = Promise.promise();
        connection.disconnectHandler(gone -> done.tryComplete());
        var session = connection.createSession();
        session.closeHandler(closed -> done.tryComplete());
        session.open();
        var link = session.createReceiver(
                dialer.order().subscription().topic(), new ProtonLinkOptions().setLinkName(name));
        link.setSource(null);
        link.setDesiredCapabilities(Terminus.SHARED.clone());
        link.openHandler(attached -> link.close());
        link.closeHandler(closed -> done.tryComplete());
        link.detachHandler(detached -> done.tryComplete());
        link.setPrefetch(0).open();
        return done.future().compose(any -> Goodbye.to(connection, dialer.context()));
    }
}
