package io.eventplane.notice;

import java.util.regex.Pattern;

/** Where notices are found: one multicast address for each Runtime, and a durable queue on it for each consumer. */
public final class NoticeAddresses {

    private static final String NOTICES = "notices";

    private static final Pattern RUNTIME_ID = Pattern.compile("[A-Za-z0-9_-]+");
    private static final Pattern INSTANCE = Pattern.compile("[A-Za-z0-9_-]+(\\.[A-Za-z0-9_-]+)*");

    private NoticeAddresses() {}

    /**
     * The address that the Director sends to, of what a Runtime may know.
     *
     * @throws IllegalArgumentException when the id is not of its form
     */
    public static String of(String runtimeId) {
        return NOTICES + "." + require("Runtime id", RUNTIME_ID, runtimeId);
    }

    /**
     * The queue of one instance of a Runtime's agent.
     *
     * @param instance say a pod's name: letters, digits, {@code _}, {@code -} and single dots
     * @throws IllegalArgumentException when either is not of its form: a dot in the id would let one Runtime's queues
     *     look like another's
     */
    public static String agentQueue(String runtimeId, String instance) {
        return queue("agent", runtimeId, instance);
    }

    /**
     * The queue of one instance of a Runtime's gateway.
     *
     * @param instance say a pod's name: letters, digits, {@code _}, {@code -} and single dots
     * @throws IllegalArgumentException when either is not of its form
     */
    public static String gatewayQueue(String runtimeId, String instance) {
        return queue("gateway", runtimeId, instance);
    }

    private static String queue(String role, String runtimeId, String instance) {
        return String.join(
                ".",
                NOTICES,
                role,
                require("Runtime id", RUNTIME_ID, runtimeId),
                require(role + " instance", INSTANCE, instance));
    }

    private static String require(String name, Pattern form, String value) {
        if (!form.matcher(value).matches()) {
            throw new IllegalArgumentException("the " + name + " must match " + form + ", was " + value);
        }
        return value;
    }
}
