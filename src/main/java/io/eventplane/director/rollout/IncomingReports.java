package io.eventplane.director.rollout;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;

/** Takes reports off the queue that all Directors share: acknowledged once committed, else delivered again. */
@Dependent
public class IncomingReports {

    private static final Logger LOG = System.getLogger(IncomingReports.class.getName());

    private final TakeReport take;

    @Inject
    IncomingReports(TakeReport take) {
        this.take = take;
    }

    /** What is no report will never be one, so it is not asked for again; its reporter repeats what is true. */
    @Incoming("reports")
    public CompletionStage<Void> on(Message<String> message) {
        try {
            take.take(message.getPayload());
            return message.ack();
        } catch (IllegalArgumentException e) {
            LOG.log(Level.WARNING, "left a report aside: {0}", e.getMessage());
            return message.ack();
        } catch (RuntimeException e) {
            return message.nack(e);
        }
    }
}
