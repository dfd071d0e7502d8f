package io.eventplane.gateway;

import io.eventplane.notice.Notice;
import io.eventplane.notice.NoticeCodec;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;

/** Takes the notices off this gateway's queue: acknowledged once their event URLs are open or closed, else delivered again. */
@Dependent
public class GatewayNotices {

    private static final Logger LOG = System.getLogger(GatewayNotices.class.getName());

    private final GatewayReplica replica;

    @Inject
    GatewayNotices(GatewayReplica replica) {
        this.replica = replica;
    }

    /** Does what one notice says; blocks while it asks the Director, so that one notice comes after the other. */
    @Incoming("gateway-notices")
    public CompletionStage<Void> on(Message<String> message) {
        try {
            decode(message.getPayload()).ifPresent(replica::accept);
            return message.ack();
        } catch (RuntimeException e) {
            return message.nack(e);
        }
    }

    /** One that can't be read will never be: the next reconciliation does what it was about. */
    private static Optional<Notice> decode(String text) {
        try {
            return Optional.of(NoticeCodec.decode(text));
        } catch (IllegalArgumentException e) {
            LOG.log(Level.WARNING, "left a notice aside: {0}", e.getMessage());
            return Optional.empty();
        }
    }
}
