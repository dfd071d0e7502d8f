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
     * The queue of a Runtime's agent.
     *
     * @throws IllegalArgumentException when the id holds anything but letters, digits, {@code _} and {@code -}: a dot
     *     would let one Runtime's queues look like another's
     */
    public static String agentQueue(String runtimeId) {
        return NOTICES + ".agent." + require("Runtime id", RUNTIME_ID, runtimeId);
    }

    /**
     * The queue of one instance of a Runtime's gateway.
     *
     * @param instance say a pod's name: letters, digits, {@code _}, {@code -} and single dots
     * @throws IllegalArgumentException when either is not of its form
     */
    public static String gatewayQueue(String runtimeId, String instance) {
        return gatewayQueues(runtimeId) + require("gateway instance", INSTANCE, instance);
    }

    /** What the queues of all instances of a Runtime's gateway start with, including the last dot. */
    public static String gatewayQueues(String runtimeId) {
        return NOTICES + ".gateway." + require("Runtime id", RUNTIME_ID, runtimeId) + ".";
    }

    private static String require(String name, Pattern form, String value) {
        if (!form.matcher(value).matches()) {
            throw new IllegalArgumentException("the " + name + " must match " + form + ", was " + value);
        }
        return value;
    }
}
