package io.eventplane.asyncapi;

import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * One reading of a document: takes fields of the expected kind, follows references on the way, and notes what is wrong
 * instead of stopping at it.
 */
record Reading(Located root, References references, Findings findings) {

    Reading(JsonNode document) {
        this(Located.root(document), new References(document), new Findings());
    }

    /** An optional object; absent too when it is broken, which is noted. */
    Optional<Located> object(Located owner, String field) {
        return present(owner, field).flatMap(this::resolved).filter(this::isObject);
    }

    /** The entries of an optional map of objects, in document order, each with the references it led through. */
    List<Located> objects(Located owner, String field) {
        return object(owner, field).stream()
                .flatMap(map -> map.children().stream())
                .filter(entry -> !isExtension(entry))
                .flatMap(entry -> resolved(entry).stream())
                .filter(this::isObject)
                .toList();
    }

    /** The items of an optional list, not yet resolved. */
    List<Located> items(Located owner, String field) {
        Optional<Located> list = present(owner, field);
        if (list.isPresent() && !list.get().node().isArray()) {
            note(Rule.TYPE, list.get(), "must be a list, is " + kind(list.get().node()));
        }
        return list.filter(present -> present.node().isArray())
                .map(Located::children)
                .orElse(List.of());
    }

    Optional<String> text(Located owner, String field) {
        Optional<Located> value = present(owner, field);
        if (value.isPresent() && !value.get().node().isString()) {
            note(Rule.TYPE, value.get(), "must be text, is " + kind(value.get().node()));
        }
        return value.filter(present -> present.node().isString())
                .map(present -> present.node().stringValue());
    }

    /** Text that an unquoted YAML number may stand for: {@code version: 1.0} is what people write. */
    Optional<String> textOrNumber(Located owner, String field) {
        Located value = owner.child(field);
        return value.node().isNumber() ? Optional.of(value.node().asString()) : text(owner, field);
    }

    void require(Located owner, String field) {
        if (present(owner, field).isEmpty()) {
            note(Rule.REQUIRED, owner.child(field), "is missing");
        }
    }

    Optional<Located> resolved(Located value) {
        try {
            return Optional.of(references.resolve(value));
        } catch (References.Broken broken) {
            findings.add(broken.violation());
            return Optional.empty();
        }
    }

    boolean isObject(Located value) {
        if (!value.node().isObject()) {
            note(Rule.TYPE, value, "must be an object, is " + kind(value.node()));
        }
        return value.node().isObject();
    }

    void note(Rule rule, Located where, String message) {
        findings.add(rule, where.location(), message);
    }

    /** A null says nothing: YAML reads an empty value as null. */
    static Optional<Located> present(Located owner, String field) {
        Located value = owner.child(field);
        return value.node().isMissingNode() || value.node().isNull() ? Optional.empty() : Optional.of(value);
    }

    static String kind(JsonNode node) {
        return switch (node.getNodeType()) {
            case OBJECT, POJO -> "an object";
            case ARRAY -> "a list";
            case STRING, BINARY -> "text";
            case NUMBER -> "a number";
            case BOOLEAN -> "true or false";
            case NULL, MISSING -> "empty";
        };
    }

    private static boolean isExtension(Located entry) {
        return entry.name().startsWith("x-") && !entry.node().isObject();
    }
}
