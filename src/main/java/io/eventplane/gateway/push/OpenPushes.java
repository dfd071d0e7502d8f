package io.eventplane.gateway.push;

import io.eventplane.gateway.intake.Admission;
import io.eventplane.gateway.intake.Admission.Admitted;
import io.eventplane.gateway.intake.Admission.Denied;
import io.eventplane.gateway.observation.Sender;
import io.eventplane.gateway.security.Credentials;
import io.eventplane.gateway.security.Objection;
import io.eventplane.platform.OnePerApplication;
import io.eventplane.refusal.Reason;
import io.eventplane.refusal.Refusal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The subscriptions that can be pushed to at this moment. Two of a definition may have the same path: who has the credentials of one pushes to
 * that. Thread-safe; a change is seen at once.
 */
@OnePerApplication
public final class OpenPushes {

    private final Map<String, Map<String, List<PushedSubscription>>> open = new ConcurrentHashMap<>();
    private final GoneAddresses gone = new GoneAddresses();

    /** Those at that address, in the definition's order. */
    public List<PushedSubscription> at(PushAddress address) {
        return open.getOrDefault(address.definitionId(), Map.of()).getOrDefault(address.path(), List.of());
    }

    /** Has these of a definition open, by their paths, and no others; pushes that have started go on. */
    public void replace(String definitionId, Map<String, List<PushedSubscription>> byPath) {
        var former = byPath.isEmpty() ? open.remove(definitionId) : open.put(definitionId, Map.copyOf(byPath));
        byPath.keySet().forEach(path -> gone.remove(new PushAddress(definitionId, path)));
        if (former != null) {
            former.keySet().stream()
                    .filter(path -> !byPath.containsKey(path))
                    .forEach(path -> gone.add(new PushAddress(definitionId, path)));
        }
    }

    /** Closes those of a definition for now: whoever pushes may come again. */
    public void withdraw(String definitionId) {
        open.remove(definitionId);
    }

    /** Lets a sender push to an address, or says why not, before anything of the event is read. */
    public Admission admit(Sender sender, PushAddress address, Credentials presented) {
        @Nullable Admission denied = null;
        for (PushedSubscription push : at(address)) {
            var admission = admit(sender, push, presented);
            if (admission instanceof Admitted) {
                return admission;
            }
            denied = denied == null ? admission : denied;
        }
        return denied == null ? Denied.unknown(missing(address)) : denied;
    }

    /** What is told where nothing is pushed to, or nothing any more: only what is known to be gone is said to be. */
    public Refusal missing(PushAddress address) {
        return gone.contains(address)
                ? Refusal.of(Reason.RETIRED, "The subscription has been removed: push no more to this address.")
                : Refusal.of(
                        Reason.UNKNOWN_DEFINITION,
                        "No subscription is pushed to this address: it is /subscriptions/{definition id}/{path}, with the "
                                + "path of a subscription that has the mode push.");
    }

    private static Admission admit(Sender sender, PushedSubscription push, Credentials presented) {
        return push.objectionTo(presented, sender.protocol())
                .<Admission>map(objection -> denied(push, objection))
                .orElseGet(() -> new Admitted(sender, push.api(), push.route(), Optional.empty()));
    }

    private static Denied denied(PushedSubscription push, Objection objection) {
        return new Denied(Optional.of(push.api().id()), objection.refusal(), Optional.empty(), objection.attempt());
    }
}
