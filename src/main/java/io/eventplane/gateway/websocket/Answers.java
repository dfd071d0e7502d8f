package io.eventplane.gateway.websocket;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The answers to the events of one connection, which are given in the order of the events. For one event loop alone. */
final class Answers {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final Consumer<String> client;
    private final Deque<Due> due = new ArrayDeque<>();
    private long sequence;

    /** @param client gets each answer, as one JSON text */
    Answers(Consumer<String> client) {
        this.client = client;
    }

    /** The answer to one event, which may not be known yet. */
    final class Due {

        private final long number = ++sequence;
        private @Nullable String text;

        /** It is known: given as soon as those before it are. */
        void become(ObjectNode answer) {
            text = JSON.writeValueAsString(answer.put("sequence", number));
            give();
        }
    }

    /** The next event has come. */
    Due next() {
        var next = new Due();
        due.add(next);
        return next;
    }

    /** How many are not given yet. */
    int open() {
        return due.size();
    }

    private void give() {
        var first = due.peek();
        while (first != null && first.text != null) {
            due.remove();
            client.accept(first.text);
            first = due.peek();
        }
    }
}
