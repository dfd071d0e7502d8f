package io.eventplane.gateway.security;

import io.eventplane.asyncapi.security.AnyOf;
import io.eventplane.asyncapi.security.Requirement;
import io.eventplane.gateway.security.DemandCheck.Asked;
import io.eventplane.gateway.security.DemandCheck.Closed;
import io.eventplane.gateway.security.DemandCheck.Open;
import io.eventplane.platform.Credential;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Makes checks of what a document demands of one definition's publishers over one protocol. */
final class DemandPreparing {

    private static final Closed NO_AUTH = Closed.because(
            "This event API has no auth, and a gateway that listens beyond this machine opens none of those:"
                    + " give the definition an auth, or set eventplane.gateway.allow-anonymous=true.");

    private final List<Credential> auth;
    private final String protocol;
    private final AnonymousPublishing anonymous;
    private final SchemePreparing schemes;

    DemandPreparing(List<Credential> auth, String protocol, AnonymousPublishing anonymous, Tokens tokens) {
        this.auth = auth;
        this.protocol = protocol;
        this.anonymous = anonymous;
        this.schemes = new SchemePreparing(protocol, tokens);
    }

    /** Of what has to be satisfied together; where nothing is demanded, the definition's {@code auth} decides alone. */
    DemandCheck prepare(List<AnyOf> demanded) {
        List<List<AlternativeCheck>> groups = new ArrayList<>();
        Set<String> unserved = new LinkedHashSet<>();
        for (var one : demanded.isEmpty() ? List.of(new AnyOf(List.of(new Requirement(List.of())))) : demanded) {
            List<AlternativeCheck> alternatives = new ArrayList<>();
            var obstacles = new Obstacles(new LinkedHashSet<>(), new LinkedHashSet<>());
            one.alternatives().forEach(requirement -> prepare(requirement, alternatives, obstacles));
            unserved.addAll(obstacles.inWords(protocol));
            if (alternatives.isEmpty()) {
                return closed(one, obstacles);
            }
            groups.add(alternatives);
        }
        return groups.stream()
                        .flatMap(List::stream)
                        .anyMatch(one -> one.schemes().isEmpty())
                ? openTo(groups, unserved)
                : new Asked(groups, unserved);
    }

    /** Of who names no channel: what all of them demand. */
    DemandCheck prepareAll(Collection<List<AnyOf>> demanded) {
        List<List<AlternativeCheck>> groups = new ArrayList<>();
        Set<String> unserved = new LinkedHashSet<>();
        for (var one : demanded) {
            var check = prepare(one);
            unserved.addAll(check.unserved());
            if (check instanceof Asked asked) {
                groups.addAll(asked.groups());
            } else if (check instanceof Closed) {
                return check;
            }
        }
        return groups.isEmpty() ? new Open(unserved) : new Asked(groups, unserved);
    }

    /** Groups that somebody without credentials satisfies ask nothing. */
    private static DemandCheck openTo(List<List<AlternativeCheck>> groups, Set<String> unserved) {
        var asking = groups.stream()
                .filter(group -> group.stream().noneMatch(one -> one.schemes().isEmpty()))
                .toList();
        return asking.isEmpty() ? new Open(unserved) : new Asked(asking, unserved);
    }

    private void prepare(Requirement requirement, List<AlternativeCheck> alternatives, Obstacles obstacles) {
        if (requirement.demands().isEmpty()) {
            byAuthAlone(alternatives, obstacles);
            return;
        }
        if (auth.isEmpty()) {
            obstacles.ofAuth().add("the definition has no auth: give it one");
        }
        for (var credential : auth) {
            try {
                alternatives.add(new AlternativeCheck(requirement.demands().stream()
                        .map(demand -> schemes.prepare(demand, credential))
                        .toList()));
            } catch (SchemePreparing.Unserved e) {
                obstacles.add(e);
            }
        }
    }

    private void byAuthAlone(List<AlternativeCheck> alternatives, Obstacles obstacles) {
        if (auth.isEmpty() && anonymous.allowed()) {
            alternatives.add(new AlternativeCheck(List.of()));
        }
        for (var credential : auth) {
            try {
                alternatives.add(new AlternativeCheck(List.of(schemes.alone(credential))));
            } catch (SchemePreparing.Unserved e) {
                obstacles.add(e);
            }
        }
    }

    /**
     * Why alternatives can't be met.
     *
     * @param ofAuth because the definition's {@code auth} has nothing for them, which is no fault where it has for others
     * @param ofGateway because they can't be served here at all
     */
    private record Obstacles(Set<String> ofAuth, Set<String> ofGateway) {

        void add(SchemePreparing.Unserved unserved) {
            (unserved.isOfAuth() ? ofAuth : ofGateway).add(String.valueOf(unserved.getMessage()));
        }

        Set<String> all() {
            Set<String> all = new LinkedHashSet<>(ofGateway);
            all.addAll(ofAuth);
            return all;
        }

        List<String> inWords(String protocol) {
            return ofGateway.stream()
                    .map(why -> "Not all that the document offers is served over " + protocol + ": " + why + ".")
                    .toList();
        }
    }

    private DemandCheck closed(AnyOf demanded, Obstacles obstacles) {
        if (obstacles.all().isEmpty()) {
            return NO_AUTH;
        }
        boolean byDocument =
                demanded.alternatives().stream().anyMatch(one -> !one.demands().isEmpty());
        return Closed.because("This event API is closed over " + protocol + ": "
                + (byDocument ? "its document demands " + demanded.inWords() + ", and " : "")
                + String.join("; ", obstacles.all()) + ".");
    }
}
