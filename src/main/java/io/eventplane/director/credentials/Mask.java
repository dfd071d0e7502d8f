package io.eventplane.director.credentials;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What stands in an answer where a secret would stand; sent back in an update, it keeps the stored value. */
public final class Mask {

    /** The mask itself. */
    public static final String TEXT = "*****";

    private static final Pattern SENSITIVE_NAME = Pattern.compile(
            "(?i)(^cookie$|auth|token|secret|passw|api-?_?key|access-?_?key|signature|credential|session)");

    private Mask() {}

    static Map<String, List<String>> sensitive(Map<String, List<String>> values) {
        var masked = new LinkedHashMap<String, List<String>>();
        values.forEach((name, list) -> masked.put(name, isSensitive(name) ? List.of(TEXT) : list));
        return masked;
    }

    private static boolean isSensitive(String name) {
        return SENSITIVE_NAME.matcher(name).find();
    }

    /** Whether the client sent the mask where nothing is stored: taken for the secret itself, everybody would know it. */
    static boolean standsForNothing(String given, @Nullable String stored) {
        return TEXT.equals(given) && stored == null;
    }

    /** The value to store: the one given, or the stored one when the client sent the mask back. */
    static String kept(String given, @Nullable String stored) {
        return TEXT.equals(given) && stored != null ? stored : given;
    }

    static Map<String, List<String>> kept(Map<String, List<String>> given, @Nullable Map<String, List<String>> stored) {
        var kept = new LinkedHashMap<String, List<String>>();
        given.forEach((name, values) -> kept.put(
                name, stored != null && values.equals(List.of(TEXT)) ? stored.getOrDefault(name, values) : values));
        return kept;
    }
}
