package io.eventplane.asyncapi.reading;

import io.eventplane.asyncapi.place.Located;
import io.eventplane.asyncapi.place.Location;
import io.eventplane.asyncapi.place.Reference;
import io.eventplane.asyncapi.verdict.Limits;
import io.eventplane.asyncapi.verdict.Rule;
import io.eventplane.asyncapi.verdict.Violation;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Follows {@code $ref}s within one document, through other {@code $ref}s where the pointer leads there. Tolerates keys
 * with an unescaped slash, which many documents' channel references have.
 */
public final class References {

    /** Real chains have two or three links; a cycle has any number. */
    private static final int LINKS = 64;

    /** Pieces an unescaped key may have been cut into at its slashes. */
    private static final int PIECES = 32;

    /** A reference that leads nowhere, and why. */
    public static final class Broken extends Exception {

        private static final long serialVersionUID = 1L;

        private final transient Violation violation;
        private final @Nullable String outside;

        Broken(Location at, String message) {
            this(Rule.REFERENCE.at(at.child("$ref"), message), null);
        }

        private Broken(Violation violation, @Nullable String outside) {
            super(violation.message(), null, false, false);
            this.outside = outside;
            this.violation = violation;
        }

        static Broken outside(Location at, String reference) {
            String message = withoutCredentials(reference)
                    + " is outside of this document and is not fetched, so what is behind it is not validated;"
                    + " put the parts into one document";
            return new Broken(Rule.REFERENCE.at(at.child("$ref"), message), reference);
        }

        /** The same for who wanted to go on from there. */
        Broken before(List<String> further) {
            return outside == null ? this : new Broken(violation, Reference.behind(outside, further));
        }

        /** Whether it leads out of the document, where nobody looks; else it is a mistake in the document. */
        public boolean isOutside() {
            return outside != null;
        }

        /** What was meant, as a reference that leads out of the document at once; empty for a mistake in the document. */
        public Optional<String> outside() {
            return Optional.ofNullable(outside);
        }

        public Violation violation() {
            return violation;
        }
    }

    private final Located root;

    public References(JsonNode document) {
        this.root = Located.root(document);
    }

    public static boolean isReference(JsonNode node) {
        return node.isObject() && node.has("$ref");
    }

    /** The value itself, or what its chain of references ends at. */
    public Located resolve(Located value) throws Broken {
        return new Walk().resolve(value);
    }

    /** What one reference points at, which may be another reference. */
    public Located target(Located reference) throws Broken {
        return new Walk().target(reference);
    }

    /** One resolution; all links of it are counted together, so that no detour is longer than {@link #LINKS}. */
    private final class Walk {

        private int links;

        Located resolve(Located value) throws Broken {
            Located at = value;
            while (isReference(at.node())) {
                at = target(at).reachedFrom(at);
            }
            return at;
        }

        /** By the letter first: a key may be the beginning of another one. */
        private Located target(Located from) throws Broken {
            if (++links > LINKS) {
                throw new Broken(from.location(), "the reference leads back to itself");
            }
            String text = text(from);
            List<String> steps = Reference.of(text).steps();
            Optional<Located> target = walk(steps, 1);
            if (target.isEmpty()) {
                target = walk(steps, PIECES);
            }
            return target.orElseThrow(() -> new Broken(from.location(), "there is nothing at " + text));
        }

        private Optional<Located> walk(List<String> steps, int pieces) throws Broken {
            Located at = root;
            List<String> left = steps;
            while (!left.isEmpty()) {
                Optional<Step> step = step(at, left, pieces);
                if (step.isEmpty()) {
                    return Optional.empty();
                }
                at = step.get().reached();
                left = step.get().rest();
            }
            return Optional.of(new Located(at.location(), at.node()));
        }

        private Optional<Step> step(Located at, List<String> steps, int pieces) throws Broken {
            Optional<Step> direct = Step.within(at, steps, pieces);
            if (direct.isPresent() || !isReference(at.node())) {
                return direct;
            }
            return Step.within(resolvedBefore(steps, at), steps, pieces);
        }

        private Located resolvedBefore(List<String> further, Located reference) throws Broken {
            try {
                return resolve(reference);
            } catch (Broken e) {
                throw e.before(further);
            }
        }
    }

    private static String withoutCredentials(String reference) {
        int host = reference.indexOf("//") + 2;
        int at = reference.indexOf('@', host);
        return host < 2 || at < 0 ? reference : reference.substring(0, host) + "*****" + reference.substring(at);
    }

    private static String text(Located from) throws Broken {
        JsonNode text = from.node().path("$ref");
        if (!text.isString()) {
            throw new Broken(from.location(), "a reference is text");
        }
        if (text.stringValue().length() > Limits.REFERENCE_LENGTH) {
            throw new Broken(from.location(), "a reference has at most " + Limits.REFERENCE_LENGTH + " characters");
        }
        if (!Reference.isInternal(text.stringValue())) {
            throw Broken.outside(from.location(), text.stringValue());
        }
        return text.stringValue();
    }

    /** One step of a pointer taken: where it led and which steps are left. */
    private record Step(Located reached, List<String> rest) {

        /** @param most how many steps may be the pieces of one key that has slashes */
        static Optional<Step> within(Located parent, List<String> steps, int most) {
            if (parent.node().isArray()) {
                return index(steps.get(0))
                        .filter(parent.node()::has)
                        .map(index -> after(1, steps, parent.child(index)));
            }
            for (int pieces = Math.min(most, steps.size()); pieces > 0; pieces--) {
                String key = String.join("/", steps.subList(0, pieces));
                if (parent.node().has(key)) {
                    return Optional.of(after(pieces, steps, parent.child(key)));
                }
            }
            return Optional.empty();
        }

        private static Step after(int taken, List<String> steps, Located reached) {
            return new Step(reached, steps.subList(taken, steps.size()));
        }

        private static Optional<Integer> index(String step) {
            return step.matches("0|[1-9]\\d{0,8}") ? Optional.of(Integer.valueOf(step)) : Optional.empty();
        }
    }
}
