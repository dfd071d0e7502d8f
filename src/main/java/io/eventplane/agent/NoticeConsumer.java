package io.eventplane.agent;

import io.eventplane.notice.Notice;
import io.eventplane.notice.NoticeCodec;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;

/**
 * Takes the notices off the agent's queue: acknowledged once the agent has done what the notice is about, else
 * delivered again.
 */
@Dependent
public class NoticeConsumer {

    private static final Logger LOG = System.getLogger(NoticeConsumer.class.getPackageName());

    private final Consumer<Notice> follower;

    @Inject
    NoticeConsumer(AgentReplica replica) {
        this(replica::accept);
    }

    NoticeConsumer(Consumer<Notice> follower) {
        this.follower = follower;
    }

    /** Blocks while it asks the Director, so that one notice comes after the other. */
    @Incoming("agent-notices")
    public CompletionStage<Void> on(Message<String> message) {
        try {
            decode(message.getPayload()).ifPresent(follower);
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
