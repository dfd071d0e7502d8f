package io.eventplane.director.credentials;

import io.eventplane.director.failure.InputCheck;
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

    /**
     * The value to store: the one given, or the stored one when the client sent the mask back. Notes a mask that stands for nothing: taken
     * for the secret itself, everybody would know it.
     *
     * @param stored the secret that this client has stored for this very address; null for none
     */
    static String kept(String given, InputCheck check, @Nullable String stored) {
        if (!TEXT.equals(given)) {
            return given;
        }
        refuseUnless(stored != null, check);
        return stored == null ? given : stored;
    }

    /** The same for values with names, of which those with a telling name are secrets. */
    static Map<String, List<String>> kept(
            Map<String, List<String>> given, InputCheck check, @Nullable Map<String, List<String>> stored) {
        var kept = new LinkedHashMap<String, List<String>>();
        given.forEach((name, values) -> kept.put(
                name,
                isSensitive(name) && values.contains(TEXT)
                        ? keptValues(values, check.at(name), stored == null ? null : stored.get(name))
                        : values));
        return kept;
    }

    private static List<String> keptValues(List<String> given, InputCheck check, @Nullable List<String> stored) {
        boolean whole = given.equals(List.of(TEXT));
        refuseUnless(whole && stored != null, check);
        return stored == null ? given : stored;
    }

    private static void refuseUnless(boolean stands, InputCheck check) {
        check.that(
                stands,
                "not-the-mask",
                TEXT + " stands for a stored secret, and none is stored for this address; send the secret again");
    }
}
