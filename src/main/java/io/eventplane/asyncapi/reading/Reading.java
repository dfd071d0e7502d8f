package io.eventplane.asyncapi.reading;

import io.eventplane.asyncapi.place.Located;
import io.eventplane.asyncapi.verdict.Findings;
import io.eventplane.asyncapi.verdict.Rule;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/**
 * One reading of a document: takes fields of the expected kind, follows references on the way, and notes what is wrong
 * instead of stopping at it.
 */
public record Reading(Located root, References references, Findings findings) {

    public Reading(JsonNode document) {
        this(Located.root(document), new References(document), new Findings());
    }

    /** The value at a pointer, a missing node when there is none; references on the way are not followed. */
    public Located at(JsonPointer pointer) {
        Located at = root;
        for (JsonPointer step = pointer; !step.matches(); step = step.tail()) {
            at = at.node().isArray() ? at.child(step.getMatchingIndex()) : at.child(step.getMatchingProperty());
        }
        return at;
    }

    /** An optional object; absent too when it is broken, which is noted. */
    public Optional<Located> object(Located owner, String field) {
        return present(owner, field).flatMap(this::resolved).filter(this::isObject);
    }

    /** The entries of an optional map of objects, in document order, each with the references it led through. */
    public List<Located> objects(Located owner, String field) {
        return object(owner, field).stream()
                .flatMap(map -> map.children().stream())
                .filter(entry -> !isExtension(entry))
                .flatMap(entry -> resolved(entry).stream())
                .filter(this::isObject)
                .toList();
    }

    /** Likewise, with those that are references out of the document. */
    public List<Located> objectsWithin(Located owner, String field) {
        return object(owner, field).stream()
                .flatMap(map -> map.children().stream())
                .filter(entry -> !isExtension(entry))
                .flatMap(entry -> resolvedWithin(entry).stream())
                .filter(this::isObject)
                .toList();
    }

    /** The items of an optional list, not yet resolved. */
    public List<Located> items(Located owner, String field) {
        Optional<Located> list = present(owner, field);
        if (list.isPresent() && !list.get().node().isArray()) {
            note(
                    Rule.TYPE,
                    list.get(),
                    "must be a list, is " + Located.kind(list.get().node()));
        }
        return list.filter(present -> present.node().isArray())
                .map(Located::children)
                .orElse(List.of());
    }

    public Optional<String> text(Located owner, String field) {
        Optional<Located> value = present(owner, field);
        if (value.isPresent() && !value.get().node().isString()) {
            note(
                    Rule.TYPE,
                    value.get(),
                    "must be text, is " + Located.kind(value.get().node()));
        }
        return value.filter(present -> present.node().isString())
                .map(present -> present.node().stringValue());
    }

    /** Text that an unquoted YAML number may stand for: {@code version: 1.0} is what people write. */
    Optional<String> textOrNumber(Located owner, String field) {
        Located value = owner.child(field);
        return value.node().isNumber() ? Optional.of(value.node().asString()) : text(owner, field);
    }

    public void require(Located owner, String field) {
        if (present(owner, field).isEmpty()) {
            note(Rule.REQUIRED, owner.child(field), "is missing");
        }
    }

    public Optional<Located> resolved(Located value) {
        try {
            return Optional.of(references.resolve(value));
        } catch (References.Broken broken) {
            note(broken);
            return Optional.empty();
        }
    }

    /** The value, or what its references end at; a reference that leads out of the document stays as it is, and is noted. */
    public Optional<Located> resolvedWithin(Located value) {
        try {
            return Optional.of(references.resolve(value));
        } catch (References.Broken broken) {
            note(broken);
            return broken.isOutside() ? Optional.of(value) : Optional.empty();
        }
    }

    /** A reading of the same document that is lenient: of what publishing does not depend on. */
    public Reading lenient() {
        return new Reading(root, references, findings.lenient());
    }

    private void note(References.Broken broken) {
        if (broken.isOutside()) {
            findings.unresolved(broken.violation());
        } else {
            findings.add(broken.violation());
        }
    }

    public boolean isObject(Located value) {
        if (!value.node().isObject()) {
            note(Rule.TYPE, value, "must be an object, is " + Located.kind(value.node()));
        }
        return value.node().isObject();
    }

    public void note(Rule rule, Located where, String message) {
        findings.add(rule, where.location(), message);
    }

    /** A null says nothing: YAML reads an empty value as null. */
    public static Optional<Located> present(Located owner, String field) {
        Located value = owner.child(field);
        return value.node().isMissingNode() || value.node().isNull() ? Optional.empty() : Optional.of(value);
    }

    private static boolean isExtension(Located entry) {
        return entry.name().startsWith("x-") && !entry.node().isObject();
    }
}
