package io.eventplane.notice;

import java.util.Arrays;

/** What happened to a definition, and the CloudEvents {@code type} that says so. */
public enum NoticeType {
    REGISTERED("io.eventplane.definition.registered.v1"),
    UPDATED("io.eventplane.definition.updated.v1"),
    DELETED("io.eventplane.definition.deleted.v1");

    private final String cloudEventType;

    NoticeType(String cloudEventType) {
        this.cloudEventType = cloudEventType;
    }

    public String cloudEventType() {
        return cloudEventType;
    }

    /**
     * The type of a notice with this CloudEvents type.
     *
     * @throws IllegalArgumentException when no notice has it
     */
    public static NoticeType of(String cloudEventType) {
        return Arrays.stream(values())
                .filter(type -> type.cloudEventType.equals(cloudEventType))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("not a notice's type: " + cloudEventType));
    }
}
