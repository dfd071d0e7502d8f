package io.eventplane.eventing.delivery;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The extension attributes that the key and the headers of a plain message become: their names in lower case, without what an attribute's
 * name can't have ({@code X-Request-Id} is {@code xrequestid}), with an {@code x} in front where CloudEvents means something else by it.
 * Of several that come to the same name the first counts. Characters that no attribute may have are replaced by U+FFFD.
 *
 * @see <a href="https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/spec.md#naming-conventions">CloudEvents 1.0.2, naming</a>
 */
final class ExtensionNames {

    private static final Set<String> RESERVED =
            Set.of("id", "source", "type", "specversion", "subject", "time", "dataschema", "datacontenttype", "data");

    private ExtensionNames() {}

    /** The attributes by their new names, in their order; those of whose name nothing remains are left out. */
    static Map<String, String> of(Map<String, String> given) {
        Map<String, String> extensions = new LinkedHashMap<>();
        given.forEach((name, value) -> {
            String extension = name(name);
            if (!extension.isEmpty()) {
                extensions.putIfAbsent(extension, value(value));
            }
        });
        return extensions;
    }

    private static String name(String given) {
        String name = given.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
        return RESERVED.contains(name) ? "x" + name : name;
    }

    private static String value(String given) {
        var sound = new StringBuilder(given.length());
        given.codePoints().map(ExtensionNames::sound).forEach(sound::appendCodePoint);
        return sound.toString();
    }

    private static int sound(int c) {
        return Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE ? 0xFFFD : c;
    }
}
