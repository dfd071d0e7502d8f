package io.eventplane.asyncapi.compatibility;

import io.eventplane.asyncapi.compatibility.ApiModel.Direction;
import io.eventplane.asyncapi.compatibility.ApiModel.Route;
import io.eventplane.asyncapi.compatibility.ApiModel.Traffic;
import io.eventplane.asyncapi.inclusion.Budget;
import io.eventplane.asyncapi.inclusion.SchemaInclusion;
import io.eventplane.asyncapi.place.Located;
import io.eventplane.asyncapi.place.Location;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** One direction: publishers follow the one document, consumers the other. */
final class DirectedComparison {

    /** The largest real document takes a hundredth of it. */
    private static final long STEPS = 1_000_000;

    private final ApiModel writer;
    private final ApiModel reader;
    private final Budget budget = new Budget(STEPS);
    private final MessageComparison messages;
    private final Set<Break> breaks = new LinkedHashSet<>();

    DirectedComparison(ApiModel writer, ApiModel reader) {
        this.writer = writer;
        this.reader = reader;
        var inclusion = new SchemaInclusion(writer.document(), reader.document(), budget);
        this.messages = new MessageComparison(
                inclusion, new ModelSource(writer.document()), new ModelSource(reader.document()));
    }

    /** In the order of the writer's document, each once. */
    Set<Break> breaks() {
        servers();
        writer.traffic().forEach((route, sent) -> {
            if (breaks.size() <= CompatibilityReport.MOST_FINDINGS) {
                bounded(sent.channel(), () -> ofRoute(route, sent));
            }
        });
        return breaks;
    }

    /** What has no end is not known to fit. */
    private void bounded(Located place, Supplier<List<Break>> comparison) {
        try {
            breaks.addAll(comparison.get());
        } catch (Budget.Exhausted | StackOverflowError e) {
            breaks.add(
                    Break.possible("budget", place.location(), Location.ROOT, "comparing this takes too many steps"));
        }
    }

    /** Who names no server leaves open where its events go. */
    private void servers() {
        if (writer.servers().isEmpty() || reader.servers().isEmpty()) {
            return;
        }
        Location servers = Location.ROOT.child("servers");
        writer.servers().forEach((protocol, security) -> {
            Security read = reader.servers().get(protocol);
            if (read == null) {
                breaks.add(Break.certain("protocol-missing", servers, servers, "no server speaks " + protocol));
            } else {
                security(security, read);
            }
        });
    }

    private void security(Security writes, Security reads) {
        if (!reads.isMetByAllOf(writes)) {
            breaks.add(Break.certain(
                    "security",
                    writes.place().location(),
                    reads.place().location(),
                    "who presents what is asked for there does not get in here"));
        }
    }

    private List<Break> ofRoute(Route route, Traffic sent) {
        Optional<Traffic> read = Optional.ofNullable(reader.traffic().get(route));
        return read.map(known -> ofTraffic(sent, known)).orElseGet(() -> List.of(missing(route, sent)));
    }

    private Break missing(Route route, Traffic sent) {
        Optional<Traffic> otherWay = Arrays.stream(Direction.values())
                .flatMap(direction ->
                        Optional.ofNullable(reader.traffic().get(new Route(route.address(), direction))).stream())
                .findFirst();
        return otherWay.map(known -> Break.certain(
                        "operation-missing",
                        sent.operation().location(),
                        known.channel().location(),
                        "the channel is there, but nothing is " + words(route.direction()) + " on it"))
                .orElseGet(() -> Break.certain(
                        "channel-missing",
                        sent.channel().location(),
                        Location.ROOT.child("channels"),
                        "the channel is not there"));
    }

    private static String words(Direction direction) {
        return switch (direction) {
            case SENT -> "sent by the Application";
            case RECEIVED -> "received by the Application";
            case UNSAID -> "left open";
        };
    }

    private List<Break> ofTraffic(Traffic sent, Traffic read) {
        security(sent.security(), read.security());
        List<Break> found = new ArrayList<>();
        protocols(sent, read, found);
        parameters(sent, read, found);
        found.addAll(messages.bindings().breaks(sent.operation(), sent.bindings(), read.operation(), read.bindings()));
        found.addAll(messages.breaks(sent.operation(), sent.messages(), read.operation(), read.messages()));
        return found;
    }

    private static void protocols(Traffic sent, Traffic read, List<Break> found) {
        if (!sent.protocols().isEmpty()
                && !read.protocols().isEmpty()
                && !read.protocols().containsAll(sent.protocols())) {
            found.add(Break.certain(
                    "protocol-missing",
                    sent.channel().location(),
                    read.channel().location(),
                    "the channel is not on the same servers"));
        }
    }

    /** Only their values count: 3.x has no schemas for parameters any more. */
    private void parameters(Traffic sent, Traffic read, List<Break> found) {
        for (int index = 0;
                index < Math.min(sent.parameters().size(), read.parameters().size());
                index++) {
            Located writes = sent.parameters().get(index);
            Located reads = read.parameters().get(index);
            Set<String> allowed = values(reads);
            if (!allowed.isEmpty() && (values(writes).isEmpty() || !allowed.containsAll(values(writes)))) {
                found.add(Break.certain(
                        "enum", writes.location(), reads.location(), "may be a value that is not listed"));
            }
        }
    }

    private Set<String> values(Located parameter) {
        budget.spend(1 + parameter.node().path("enum").size());
        Set<String> values = new LinkedHashSet<>();
        parameter.node().path("enum").forEach(value -> values.add(value.asString("")));
        return values;
    }
}
