package io.eventplane.gateway.intake;

import io.eventplane.channel.ChannelPath;
import io.eventplane.gateway.eventapi.EventApi;
import io.eventplane.gateway.eventapi.OpenEventApis;
import io.eventplane.gateway.intake.Admission.Denied;
import io.eventplane.gateway.observation.Sender;
import io.eventplane.gateway.security.Credentials;
import io.eventplane.platform.OnePerApplication;
import io.eventplane.refusal.Reason;
import io.eventplane.refusal.Refusal;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/**
 * Lets senders in whose protocol has addresses rather than URLs. An address is {@code events/{definition id}[/{channel address}]}, the path
 * of the event URL with nothing encoded, or a channel's address alone, as its document has it, where that leads to one definition among
 * those that the sender's credentials open. Thread-safe; nothing here waits.
 */
@OnePerApplication
public final class Addresses {

    private static final String EVENT_URL = "events/";
    private static final int LONGEST_SHOWN = 200;

    private final Intake intake;
    private final OpenEventApis apis;

    @Inject
    public Addresses(Intake intake, OpenEventApis apis) {
        this.intake = intake;
        this.apis = apis;
    }

    /** Whether these credentials open anything over that protocol. */
    public boolean anyOpenTo(Credentials presented, String protocol) {
        return apis.anyOpenTo(presented, protocol);
    }

    /** Of a connection that these credentials have let in. */
    public LoginWatch watch(Credentials presented, String protocol) {
        return new LoginWatch(presented, protocol, apis);
    }

    /** What was admitted stays so while this is the same, unless its version is on its way out. */
    public long changes() {
        return apis.changes();
    }

    /** Lets in what is sent to that address, or says why not. */
    public Admission admit(Sender sender, String address, Credentials presented) {
        var url = eventUrl(address);
        if (url.isPresent() && apis.find(url.get().definitionId()).isPresent()) {
            return admit(sender, url.get(), presented);
        }
        var path = ChannelPath.of(address);
        var found = apis.having(path, sender.protocol(), presented);
        return switch (found.size()) {
            case 0 ->
                url.map(known -> admit(sender, known, presented)).orElseGet(() -> Denied.unknown(unknown(address)));
            case 1 -> admit(sender, new EventUrl(found.get(0).id(), Optional.of(path)), presented);
            default -> Denied.unknown(ambiguous(address, found));
        };
    }

    private record EventUrl(String definitionId, Optional<ChannelPath> channel) {}

    private static Optional<EventUrl> eventUrl(String address) {
        var path = address.startsWith("/") ? address.substring(1) : address;
        return path.startsWith(EVENT_URL) ? Optional.of(named(path.substring(EVENT_URL.length()))) : Optional.empty();
    }

    private static EventUrl named(String rest) {
        int slash = rest.indexOf('/');
        return slash < 0
                ? new EventUrl(rest, Optional.empty())
                : new EventUrl(
                        rest.substring(0, slash),
                        Optional.of(rest.substring(slash + 1))
                                .filter(channel -> !channel.isEmpty())
                                .map(ChannelPath::of));
    }

    private Admission admit(Sender sender, EventUrl url, Credentials presented) {
        return intake.admit(sender, url.definitionId(), url.channel(), presented);
    }

    private static Refusal unknown(String address) {
        return Refusal.of(
                Reason.UNKNOWN_CHANNEL,
                "Nothing that these credentials open here has a publishable channel " + shown(address)
                        + ": send to a channel's address as its document has it, or to"
                        + " events/{definition id}/{channel address}.");
    }

    private static Refusal ambiguous(String address, List<EventApi> found) {
        return Refusal.insteadOf(
                Reason.AMBIGUOUS_CHANNEL,
                "Several event APIs have a channel " + shown(address) + ": send to one of the alternatives.",
                found.stream().map(api -> EVENT_URL + api.id() + "/" + address).toList());
    }

    /** A stranger's text, fit for a report. */
    private static String shown(String address) {
        var start = address.substring(0, Math.min(address.length(), LONGEST_SHOWN));
        return start.replaceAll("\\p{Cntrl}|\\p{Cs}", "?");
    }
}
