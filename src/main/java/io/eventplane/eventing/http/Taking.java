package io.eventplane.eventing.http;

import io.eventplane.eventing.source.Receiver;
import io.eventplane.eventing.source.SubscriptionOrder;
import io.eventplane.subscription.HttpRules;
import java.time.Duration;

/** Hands over what a subscription's streams bring; events of other names than its topic are passed over. For one thread at a time. */
final class Taking implements StreamListener {

    private final String url;
    private final String topic;
    private final Progress progress;
    private final Receiver receiver;
    private volatile Duration pause = Duration.ZERO;
    private volatile boolean brought;

    Taking(SubscriptionOrder order, Progress progress, Receiver receiver) {
        this.url = order.subscription().url();
        this.topic = order.subscription().topic();
        this.progress = progress;
        this.receiver = receiver;
    }

    @Override
    public void event(StreamEvent event, String lastId) {
        brought = true;
        if (topic.equals(HttpRules.ALL) || topic.equals(event.name())) {
            receiver.received(event.received(url, progress.received(lastId, event.data().length)));
        } else {
            progress.passed(lastId);
        }
    }

    @Override
    public void passed(String lastId) {
        progress.passed(lastId);
    }

    @Override
    public void retry(Duration asked) {
        pause = asked;
    }

    /** For how long the server wants to be left alone. */
    Duration pause() {
        return pause;
    }

    /** Whether an event has come since this was last asked. */
    boolean hasBrought() {
        boolean now = brought;
        brought = false;
        return now;
    }
}
