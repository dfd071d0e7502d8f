package io.eventplane.eventing.amqp;

import io.eventplane.eventing.source.ClientTls;
import io.eventplane.eventing.source.Fault;
import io.eventplane.eventing.source.SubscriptionOrder;
import io.eventplane.subscription.AmqpRules;
import io.eventplane.subscription.BusUrl;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.proton.ProtonClient;
import io.vertx.proton.ProtonConnection;
import java.net.ConnectException;
import java.time.Duration;
import java.util.concurrent.TimeoutException;

/** Connects to the hosts of one subscription, in turn: after one that failed comes the next. For one thread at a time, that of its context. */
final class Dialer {

    private static final int PORT = 5672;
    private static final int TLS_PORT = 5671;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final SubscriptionOrder order;
    private final BusUrl url;
    private final Context context;
    private final Presenting presenting;
    private final Logins logins;
    private int host;

    Dialer(SubscriptionOrder order, AmqpLoops loops, ClientTls tls, Logins logins) {
        this.order = order;
        this.url = order.url();
        this.context = loops.context();
        this.presenting = new Presenting(
                tls, url.scheme().equals("amqps"), order.subscription().attribute(AmqpRules.VIRTUAL_HOST));
        this.logins = logins;
    }

    /** What is connected for. */
    SubscriptionOrder order() {
        return order;
    }

    /** Where all of it happens. */
    Context context() {
        return context;
    }

    /** How many hosts there are. */
    int hosts() {
        return url.hosts().size();
    }

    /** Connects to the host whose turn it is. Called in the context; so are those who wait for it. */
    Future<Dialled> dial() {
        return Future.fromCompletionStage(logins.next(), context).compose(this::dial);
    }

    /** The host whose turn it was is not to be had, or not so: the next one's turn. */
    void failed(Fault fault) {
        host = (host + 1) % hosts();
        if (fault.kind() == Fault.Kind.CREDENTIALS) {
            logins.refused();
        }
    }

    private Future<Dialled> dial(Login login) {
        Promise<ProtonConnection> connected = Promise.promise();
        var address = url.hosts().get(host);
        int port = address.port().orElse(url.scheme().equals("amqps") ? TLS_PORT : PORT);
        var client = ProtonClient.create(context.owner());
        var options = presenting.options(login, address.bareHost());
        if (login.user().isPresent()) {
            client.connect(options, address.bareHost(), port, login.user().get(), login.password(), connected);
        } else {
            client.connect(options, address.bareHost(), port, connected);
        }
        return connected.future().compose(this::open).map(open -> new Dialled(open, login.renewal()));
    }

    private Future<ProtonConnection> open(ProtonConnection connection) {
        Promise<ProtonConnection> opened = Promise.promise();
        long timer = context.owner()
                .setTimer(
                        PATIENCE.toMillis(),
                        late -> opened.tryFail(new TimeoutException("the broker does not answer")));
        connection.openHandler(answer -> {
            if (answer.succeeded()) {
                OldRabbit.objectionTo(order.subscription(), connection)
                        .ifPresentOrElse(
                                objection -> opened.tryFail(new BrokerError(objection)),
                                () -> opened.tryComplete(connection));
            } else {
                opened.tryFail(new BrokerError(Faults.of(connection.getRemoteCondition(), "the broker refuses")));
            }
        });
        connection.disconnectHandler(gone -> opened.tryFail(new ConnectException("the broker went away")));
        connection.setContainer(order.clientName()).open();
        return opened.future()
                .onComplete(any -> context.owner().cancelTimer(timer))
                .onFailure(any -> connection.disconnect());
    }
}
