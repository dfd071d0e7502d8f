package io.eventplane.asyncapi.channel;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Channels whose addresses have parameters, by their segments: a path is compared with each different segment once, however
 * many channels begin with it. The most specific channel comes first, compared from the left: a literal segment before one
 * with parameters in it before one that is all parameter; then document order.
 */
final class AddressTree {

    private record Leaf(AddressTemplate template, Channel channel) {}

    private final Map<String, AddressTree> literal = new HashMap<>();
    private final Map<AddressSegment, AddressTree> mixed = new LinkedHashMap<>();
    private final Map<AddressSegment, AddressTree> parameter = new HashMap<>();
    private final List<Leaf> leaves = new ArrayList<>();

    void add(AddressTemplate template, Channel channel) {
        AddressTree at = this;
        for (AddressSegment segment : template.segments()) {
            at = at.branch(segment);
        }
        at.leaves.add(new Leaf(template, channel));
    }

    private AddressTree branch(AddressSegment segment) {
        if (segment.isLiteral()) {
            return literal.computeIfAbsent(segment.literal(), text -> new AddressTree());
        }
        Map<AddressSegment, AddressTree> branches = segment.pieces().size() == 1 ? parameter : mixed;
        return branches.computeIfAbsent(segment.withoutNames(), shape -> new AddressTree());
    }

    Optional<ChannelMatch> match(List<String> path) {
        return match(path, 0);
    }

    private Optional<ChannelMatch> match(List<String> path, int depth) {
        if (depth == path.size()) {
            return leaves.stream()
                    .map(leaf -> matched(leaf, path))
                    .flatMap(Optional::stream)
                    .findFirst();
        }
        for (AddressTree branch : branches(path.get(depth))) {
            Optional<ChannelMatch> found = branch.match(path, depth + 1);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private List<AddressTree> branches(String segment) {
        Stream<AddressTree> others = Stream.of(mixed, parameter)
                .flatMap(branches -> branches.entrySet().stream())
                .filter(branch -> branch.getKey().matches(segment))
                .map(Map.Entry::getValue);
        return Stream.concat(Stream.ofNullable(literal.get(segment)), others).toList();
    }

    /** Names count only here: a parameter that occurs twice must have one value. */
    private static Optional<ChannelMatch> matched(Leaf leaf, List<String> path) {
        return leaf.template().values(path).map(values -> new ChannelMatch(leaf.channel(), values));
    }
}
