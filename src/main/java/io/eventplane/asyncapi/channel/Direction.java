package io.eventplane.asyncapi.channel;

/** Which way events go, as the Application sees it. */
public enum Direction {
    SEND("subscribe", "send"),
    RECEIVE("publish", "receive");

    private final String operation;
    private final String action;

    Direction(String operation, String action) {
        this.operation = operation;
        this.action = action;
    }

    /** The field of a 2.x channel: what others do. */
    String operation() {
        return operation;
    }

    /** The action of a 3.x operation: what the Application does. */
    String action() {
        return action;
    }
}
