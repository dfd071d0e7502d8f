package io.eventplane.gateway.websocket;

import io.eventplane.event.EventHeaders;
import io.eventplane.event.PresentedEvent;
import io.eventplane.gateway.eventapi.OpenEventApis;
import io.eventplane.gateway.intake.Admission.Admitted;
import io.eventplane.gateway.intake.Admission.Denied;
import io.eventplane.gateway.intake.Intake;
import io.eventplane.gateway.intake.Outcome;
import io.eventplane.gateway.observation.Sender;
import io.eventplane.platform.OnePerApplication;
import io.eventplane.refusal.Refusal;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** The way from a message into intake, shared by all connections. Thread-safe; nothing here waits. */
@OnePerApplication
final class Reception {

    private final Intake intake;
    private final OpenEventApis apis;

    @Inject
    Reception(Intake intake, OpenEventApis apis) {
        this.intake = intake;
        this.apis = apis;
    }

    /** What was admitted stays so while this is the same, unless its version is on its way out. */
    long changes() {
        return apis.changes();
    }

    CompletionStage<Outcome> take(Admitted admitted, PresentedEvent event, EventHeaders headers) {
        return intake.take(admitted, event, headers);
    }

    /** Notes that a sender was told that it may not send any more. */
    void turnedAway(Sender sender, Denied denied) {
        intake.turnedAway(sender, denied.definition(), denied.refusal().reason().code());
    }

    /** Notes that an admitted sender's message was none that intake can be given. */
    void turnedAway(Sender sender, Admitted admitted, Refusal refusal) {
        intake.turnedAway(
                sender, Optional.of(admitted.api().id()), refusal.reason().code());
    }

    /** Notes that what a sender sent was refused for a reason of WebSocket's own. */
    void turnedAway(Sender sender, String reason) {
        intake.turnedAway(sender, Optional.empty(), reason);
    }
}
