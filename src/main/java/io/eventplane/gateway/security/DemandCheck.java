package io.eventplane.gateway.security;

import io.eventplane.gateway.security.Finding.Kind;
import io.eventplane.refusal.Reason;
import io.eventplane.refusal.Refusal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What senders to one channel, or to any, have to present over one protocol. Thread-safe. */
sealed interface DemandCheck {

    /** Empty when they do. */
    Optional<Objection> objectionTo(Credentials presented);

    /** What it can be looked up by. */
    Stream<CredentialKey> keys();

    /** Whether it can be met by a token. */
    default boolean takesTokens() {
        return false;
    }

    /** Whether it can be met by a password that is proved, and not by one that is sent. */
    default boolean asksForProof() {
        return false;
    }

    /** Why nobody gets in; empty when somebody may. */
    default Optional<Refusal> closed() {
        return Optional.empty();
    }

    /** What the document demands or offers and this gateway can't serve, in sentences. */
    Set<String> unserved();

    /** Nobody gets in. */
    record Closed(Refusal refusal) implements DemandCheck {

        static Closed because(String detail) {
            return new Closed(Refusal.insteadOf(Reason.UNAUTHENTICATED, detail, List.of("Basic")));
        }

        @Override
        public Optional<Objection> objectionTo(Credentials presented) {
            return Optional.of(new Objection(refusal, false));
        }

        @Override
        public Stream<CredentialKey> keys() {
            return Stream.empty();
        }

        @Override
        public Optional<Refusal> closed() {
            return Optional.of(refusal);
        }

        @Override
        public Set<String> unserved() {
            return Set.of(refusal.detail());
        }
    }

    /** Everybody gets in; credentials that nobody asked for are not looked at. */
    record Open(Set<String> unserved) implements DemandCheck {

        @Override
        public Optional<Objection> objectionTo(Credentials presented) {
            return Optional.empty();
        }

        @Override
        public Stream<CredentialKey> keys() {
            return Stream.of(CredentialKey.NOBODY);
        }
    }

    /**
     * Who meets what is asked gets in.
     *
     * @param groups of each, one alternative at least; none of them is empty
     * @param unserved other alternatives that the document has
     */
    record Asked(List<List<AlternativeCheck>> groups, Set<String> unserved) implements DemandCheck {

        public Asked {
            groups = List.copyOf(groups);
            unserved = Set.copyOf(unserved);
        }

        @Override
        public Optional<Objection> objectionTo(Credentials presented) {
            for (var group : groups) {
                var finding = look(group, presented);
                if (!finding.isMet()) {
                    return Optional.of(objection(finding, group));
                }
            }
            return Optional.empty();
        }

        private static Finding look(List<AlternativeCheck> group, Credentials presented) {
            var most = group.get(0).look(presented);
            for (int i = 1; i < group.size() && !most.isMet(); i++) {
                var next = group.get(i).look(presented);
                most = Finding.TELLING.compare(most, next) < 0 ? next : most;
            }
            return most;
        }

        private static Objection objection(Finding finding, List<AlternativeCheck> group) {
            var refusal = finding.kind() == Kind.SCOPE
                    ? Refusal.insteadOf(Reason.INSUFFICIENT_SCOPE, finding.detail(), finding.scopes())
                    : Refusal.insteadOf(
                            finding.kind() == Kind.BAD_TOKEN ? Reason.INVALID_TOKEN : Reason.UNAUTHENTICATED,
                            finding.detail(),
                            challenges(group));
            return new Objection(refusal, finding.kind() == Kind.WRONG || finding.kind() == Kind.BAD_TOKEN);
        }

        private static List<String> challenges(List<AlternativeCheck> group) {
            return group.stream()
                    .flatMap(alternative -> alternative.schemes().stream())
                    .map(SchemeCheck::challenge)
                    .distinct()
                    .toList();
        }

        @Override
        public Stream<CredentialKey> keys() {
            return groups.stream().flatMap(List::stream).flatMap(AlternativeCheck::keys);
        }

        @Override
        public boolean takesTokens() {
            return schemes().anyMatch(TokenCheck.class::isInstance);
        }

        @Override
        public boolean asksForProof() {
            return schemes().anyMatch(ScramCheck.class::isInstance);
        }

        private Stream<SchemeCheck> schemes() {
            return groups.stream().flatMap(List::stream).flatMap(alternative -> alternative.schemes().stream());
        }
    }
}
