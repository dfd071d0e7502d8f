package io.eventplane.bus;

import io.eventplane.platform.OnePerApplication;
import io.eventplane.platform.RuntimeIdentities;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.spi.Connector;
import org.eclipse.microprofile.reactive.messaging.spi.ConnectorFactory;
import org.eclipse.microprofile.reactive.messaging.spi.IncomingConnectorFactory;
import org.eclipse.microprofile.reactive.messaging.spi.OutgoingConnectorFactory;
import org.eclipse.microprofile.reactive.streams.operators.PublisherBuilder;
import org.eclipse.microprofile.reactive.streams.operators.ReactiveStreams;
import org.eclipse.microprofile.reactive.streams.operators.SubscriberBuilder;

/**
 * Reactive Messaging channels over the Event Bus:
 * {@code mp.messaging.{incoming,outgoing}.<channel>.connector=artemis-jms}.
 *
 * <p>Attributes: {@code user}, a {@link BrokerUser}; {@code address}, a multicast address, made when missing; for an incoming channel {@code queue}, a
 * durable queue on it, made when missing, and {@code former-queue}, where that took the place of one which nobody reads
 * any more: it is deleted. For an incoming channel all three may hold <code>{runtime}</code>, the id of this server's
 * Runtime.
 *
 * <p>Incoming: payload {@code String}; one message at a time; acknowledged at the broker when the application
 * acknowledges, redelivered by the broker after its delay when the application refuses. Outgoing: payload
 * {@code String} or {@link ChannelMessage}; acknowledged when the broker has it on its disk. At least once, both ways.
 * No failure ends a channel.
 *
 * @see <a href="https://download.eclipse.org/microprofile/microprofile-reactive-messaging-3.0/microprofile-reactive-messaging-spec-3.0.html#_connector">MicroProfile Reactive Messaging 3.0, Connector</a>
 */
@Connector(ArtemisConnector.NAME)
@OnePerApplication
public final class ArtemisConnector implements IncomingConnectorFactory, OutgoingConnectorFactory {

    /** What channels are configured with. */
    public static final String NAME = "artemis-jms";

    private final Broker broker;
    private final Lanes lanes;
    private final RuntimeIdentities identities;
    private final List<IncomingChannel> channels = new CopyOnWriteArrayList<>();

    @Inject
    ArtemisConnector(Broker broker, Lanes lanes, RuntimeIdentities identities) {
        this.broker = broker;
        this.lanes = lanes;
        this.identities = identities;
    }

    @Override
    public PublisherBuilder<? extends Message<?>> getPublisherBuilder(Config channel) {
        return ReactiveStreams.fromPublisher(incoming(channel));
    }

    @Override
    public SubscriberBuilder<? extends Message<?>, Void> getSubscriberBuilder(Config channel) {
        return ReactiveStreams.fromSubscriber(outgoing(channel));
    }

    IncomingChannel incoming(Config channel) {
        IncomingChannel incoming = new IncomingChannel(
                channel.getValue(ConnectorFactory.CHANNEL_NAME_ATTRIBUTE, String.class), source(channel));
        channels.add(incoming);
        return incoming;
    }

    OutgoingChannel outgoing(Config channel) {
        return new OutgoingChannel(channel.getValue("address", String.class), user(channel), lanes);
    }

    private QueueSource source(Config channel) {
        return new QueueSource(
                new QueueSource.Access(broker, user(channel)),
                identities,
                new QueueSource.Place(
                        channel.getValue("address", String.class),
                        channel.getValue("queue", String.class),
                        channel.getOptionalValue("former-queue", String.class)));
    }

    private static BrokerUser user(Config channel) {
        return BrokerUser.valueOf(channel.getValue("user", String.class).toUpperCase(Locale.ROOT));
    }

    @PreDestroy
    void close() {
        channels.forEach(IncomingChannel::close);
    }
}
