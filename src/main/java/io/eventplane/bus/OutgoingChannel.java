package io.eventplane.bus;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

/**
 * Sends what a channel gives to an address, in its order, many before the first is confirmed. A message is acknowledged
 * when the broker has it on its disk; when not, it is refused and the channel goes on.
 */
final class OutgoingChannel implements Subscriber<Message<?>> {

    private static final Logger LOG = System.getLogger(OutgoingChannel.class.getName());
    private static final int IN_FLIGHT = 256;

    private final String address;
    private final BrokerUser user;
    private final Lanes lanes;
    private volatile @Nullable Subscription subscription;

    /** @param user as whom it sends */
    OutgoingChannel(String address, BrokerUser user, Lanes lanes) {
        this.address = address;
        this.user = user;
        this.lanes = lanes;
    }

    @Override
    public void onSubscribe(Subscription given) {
        subscription = given;
        given.request(IN_FLIGHT);
    }

    @Override
    public void onNext(Message<?> message) {
        send(message.getPayload())
                .handle((sent, failure) -> failure == null ? message.ack() : message.nack(failure))
                .thenCompose(told -> told)
                .whenComplete((told, failure) -> requestOne());
    }

    @Override
    public void onError(Throwable failure) {
        LOG.log(Level.ERROR, "the channel to " + address + " ended", failure);
    }

    @Override
    public void onComplete() {
        LOG.log(Level.DEBUG, "the channel to {0} is complete", address);
    }

    private CompletionStage<Void> send(Object payload) {
        if (payload instanceof ChannelMessage content) {
            return lanes.send(new OutboundText(content.address().orElse(address), user, content));
        }
        if (payload instanceof String text) {
            return lanes.send(new OutboundText(address, user, new ChannelMessage(text, SendOptions.NONE)));
        }
        return CompletableFuture.failedFuture(new IllegalArgumentException("the channel to " + address
                + " takes String or ChannelMessage, was " + payload.getClass().getName()));
    }

    private void requestOne() {
        Subscription current = subscription;
        if (current != null) {
            current.request(1);
        }
    }
}
