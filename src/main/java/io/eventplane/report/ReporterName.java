package io.eventplane.report;

import java.util.regex.Pattern;

/**
 * Who reports.
 *
 * @param runtimeId the Runtime that it belongs to: letters, digits, {@code _} and {@code -}
 * @param instance which one it is among those of its role, say a pod's name
 */
public record ReporterName(String runtimeId, ReporterRole role, String instance) {

    private static final Pattern RUNTIME_ID = Pattern.compile("[A-Za-z0-9_-]{1,36}");
    private static final Pattern INSTANCE = Pattern.compile("[A-Za-z0-9_.-]{1,253}");

    public ReporterName {
        require("Runtime id", RUNTIME_ID, runtimeId);
        require("instance", INSTANCE, instance);
    }

    /** Whether this may be the id of a Runtime. */
    static boolean isRuntimeId(String text) {
        return RUNTIME_ID.matcher(text).matches();
    }

    private static void require(String name, Pattern form, String value) {
        if (!form.matcher(value).matches()) {
            throw new IllegalArgumentException("a reporter's " + name + " must match " + form);
        }
    }
}
