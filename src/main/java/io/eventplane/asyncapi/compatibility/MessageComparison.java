package io.eventplane.asyncapi.compatibility;

import io.eventplane.asyncapi.inclusion.Difference;
import io.eventplane.asyncapi.inclusion.SchemaInclusion;
import io.eventplane.asyncapi.place.Located;
import io.eventplane.asyncapi.place.Location;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Holds messages of the publishers' document against those of the consumers'. */
final class MessageComparison {

    private final SchemaInclusion inclusion;
    private final BindingRules bindings;

    MessageComparison(SchemaInclusion inclusion, ModelSource writer, ModelSource reader) {
        this.inclusion = inclusion;
        this.bindings = new BindingRules(writer, reader, this::differences, inclusion::same);
    }

    BindingRules bindings() {
        return bindings;
    }

    List<Break> differences(List<Located> writer, Location place, Located reader) {
        return inclusion.differences(writer, place, reader).stream()
                .map((Difference difference) -> Break.of(difference))
                .toList();
    }

    /**
     * What no message of the reader's takes. A message is looked for by its name; under another name it has to be taken whole. Where
     * both sides have one message only, that is it, unless both give it a {@code name} of its own.
     */
    List<Break> breaks(Located writerPlace, List<MessageModel> writer, Located readerPlace, List<MessageModel> reader) {
        if (reader.isEmpty()) {
            return List.of();
        }
        if (writer.isEmpty()) {
            return List.of(Break.certain(
                    "message-unspecified",
                    writerPlace.location(),
                    readerPlace.location(),
                    "the document names no message here, so anything may be sent"));
        }
        List<Break> breaks = new ArrayList<>();
        Map<String, List<MessageModel>> byName = reader.stream().collect(Collectors.groupingBy(MessageModel::name));
        for (MessageModel message : writer) {
            List<MessageModel> same =
                    message.name().isEmpty() ? List.of() : byName.getOrDefault(message.name(), List.of());
            breaks.addAll(
                    same.isEmpty()
                            ? ofUnknown(message, writer.size() == 1, readerPlace, reader)
                            : anyOf(same, message));
        }
        return breaks;
    }

    private List<Break> ofUnknown(MessageModel writer, boolean only, Located readerPlace, List<MessageModel> readers) {
        if (only
                && readers.size() == 1
                && (writer.given().isEmpty() || readers.get(0).given().isEmpty())) {
            return breaks(writer, readers.get(0));
        }
        boolean renamed = writer.given().isEmpty()
                && readers.stream().anyMatch(reader -> breaks(writer, reader).isEmpty());
        return renamed
                ? List.of()
                : List.of(Break.certain(
                        "message-missing",
                        writer.message().location(),
                        readerPlace.location(),
                        "the message " + writer.name() + " is not known there"));
    }

    /** Several messages of one name are told apart by what they hold: one that takes it all is enough. */
    private List<Break> anyOf(List<MessageModel> readers, MessageModel writer) {
        List<Break> first = breaks(writer, readers.get(0));
        boolean anyTakesAll = first.isEmpty()
                || readers.stream()
                        .skip(1)
                        .anyMatch(reader -> breaks(writer, reader).isEmpty());
        return anyTakesAll ? List.of() : first;
    }

    private List<Break> breaks(MessageModel writer, MessageModel reader) {
        List<Break> breaks = new ArrayList<>();
        if (!writer.contentType().equals(reader.contentType())) {
            breaks.add(Break.certain(
                    "content-type",
                    place(writer.message(), "contentType"),
                    place(reader.message(), "contentType"),
                    writer.contentType() + " is not " + reader.contentType()));
        }
        breaks.addAll(payload(writer, reader));
        reader.headers()
                .forEach(headers -> breaks.addAll(
                        differences(writer.headers(), writer.message().location(), headers)));
        breaks.addAll(bindings.breaks(writer.message(), writer.bindings(), reader.message(), reader.bindings()));
        return breaks;
    }

    private List<Break> payload(MessageModel writer, MessageModel reader) {
        if (reader.payload().isEmpty()) {
            return List.of();
        }
        Located reads = reader.payload().get();
        if (writer.schemaFormat().isJsonSchema() && reader.schemaFormat().isJsonSchema()) {
            return differences(
                    writer.payload().map(List::of).orElse(List.of()),
                    writer.message().location(),
                    reads);
        }
        boolean same = writer.schemaFormat().equals(reader.schemaFormat())
                && writer.payload()
                        .filter(own -> inclusion.same(own.node(), reads.node()))
                        .isPresent();
        return same
                ? List.of()
                : List.of(Break.possible(
                        "schema-format",
                        writer.payload().orElse(writer.message()).location(),
                        reads.location(),
                        "only JSON Schema payloads can be compared"));
    }

    private static Location place(Located owner, String field) {
        return owner.node().has(field) ? owner.child(field).location() : owner.location();
    }
}
