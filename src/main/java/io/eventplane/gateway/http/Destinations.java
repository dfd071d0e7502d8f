package io.eventplane.gateway.http;

import io.eventplane.gateway.intake.Admission;
import io.eventplane.gateway.intake.Intake;
import io.eventplane.gateway.intake.Logins;
import io.eventplane.gateway.push.OpenPushes;
import io.eventplane.gateway.push.PushAddress;
import io.eventplane.gateway.push.PushedSubscription;
import io.eventplane.gateway.security.Credentials;
import io.eventplane.platform.OnePerApplication;
import io.eventplane.refusal.Reason;
import io.eventplane.refusal.RefusedException;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** What the path of a request leads to, an event URL or an address that is pushed to, and who may send there. Thread-safe. */
@OnePerApplication
final class Destinations {

    private final Intake intake;
    private final Logins logins;
    private final OpenPushes pushes;

    @Inject
    Destinations(Intake intake, Logins logins, OpenPushes pushes) {
        this.intake = intake;
        this.logins = logins;
        this.pushes = pushes;
    }

    /**
     * Finds out who is behind a token, where tokens are taken.
     *
     * @throws RefusedException when the address is none
     */
    CompletionStage<Credentials> recognised(HttpHead head, Credentials presented) {
        var protocol = head.sender().protocol();
        if (!head.isPushed()) {
            return logins.recognised(
                    presented, protocol, EventUrlPath.parse(head.path()).definitionId());
        }
        var checks = pushes.at(address(head)).stream()
                .map(push -> push.api().credentials())
                .toList();
        return logins.recognised(presented, protocol, checks);
    }

    /**
     * Lets the sender in, or says why not.
     *
     * @throws RefusedException when the address is none
     */
    Admission admission(HttpHead head, Credentials credentials) {
        if (head.isPushed()) {
            return pushes.admit(head.sender(), address(head), credentials);
        }
        var url = EventUrlPath.parse(head.path());
        return intake.admit(head.sender(), url.definitionId(), url.channel(), credentials);
    }

    /**
     * The answer to a method that brings no event.
     *
     * @throws RefusedException when it asks whether events are expected where none are
     */
    HttpAnswer withoutEvent(HttpHead head) {
        if (!head.isPushed()) {
            return HttpAnswers.methodNotAllowed(head.method(), head.uri());
        }
        return head.method().equals("OPTIONS")
                ? WebhookValidation.of(head, there(address(head)))
                : WebhookValidation.methodNotAllowed(head);
    }

    private List<PushedSubscription> there(PushAddress address) {
        var there = pushes.at(address);
        if (there.isEmpty()) {
            throw new RefusedException(pushes.missing(address));
        }
        return there;
    }

    private static PushAddress address(HttpHead head) {
        return PushAddress.parse(head.path())
                .orElseThrow(() -> new RefusedException(
                        Reason.MALFORMED_ADDRESS,
                        "The address is none that is pushed to, /subscriptions/{definition id}/{path}."));
    }
}
