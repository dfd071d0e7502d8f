package io.eventplane.event.amqp;

import io.eventplane.refusal.Reason;
import io.eventplane.refusal.RefusedException;
import org.apache.qpid.proton.amqp.messaging.Section;

/**
 * Stands for a body that no event can be made of.
 *
 * @param why for whoever asks for its bytes
 */
record UnreadBody(RefusedException why) implements Section {

    static UnreadBody because(String why) {
        return new UnreadBody(new RefusedException(
                Reason.MALFORMED_EVENT,
                "The body can't be taken: " + why + ". Send the event's data as data sections, or as one text."));
    }

    @Override
    public SectionType getType() {
        return SectionType.Data;
    }
}
