package io.eventplane.journeys;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Secrets made to be found: all have one stem, which is looked for in plain, in UTF-16, in hexadecimal digits and in Base64, wherever
 * in a longer text it stands.
 */
final class PlantedSecrets {

    private static final int BASE64_BYTES = 3;

    private final String stem;
    private final List<String> forms;
    private final Map<String, String> whatIs = new LinkedHashMap<>();

    /** @param stem long enough to be nowhere by chance, and only letters and digits */
    PlantedSecrets(String stem) {
        this.stem = stem;
        this.forms = Stream.concat(
                        Stream.of(
                                stem,
                                new String(stem.getBytes(UTF_16BE), ISO_8859_1),
                                HexFormat.of().formatHex(stem.getBytes(UTF_8)),
                                HexFormat.of().withUpperCase().formatHex(stem.getBytes(UTF_8))),
                        IntStream.range(0, BASE64_BYTES).mapToObj(this::base64))
                .toList();
    }

    /** What all encodings of it have in common when that many bytes, modulo three, stand before it. */
    private String base64(int before) {
        var text = Base64.getEncoder().encodeToString(("x".repeat(before) + stem).getBytes(UTF_8));
        // The first characters hold bits of what stands before, the last ones of what follows, or padding.
        int from = before == 0 ? 0 : before + 1;
        int whole = (before + stem.length()) / BASE64_BYTES * 4;
        return text.substring(from, whole);
    }

    /** A new one, of 32 characters. */
    String plant(String what) {
        var secret = (stem + whatIs.size() + "e" + HexFormat.of().toHexDigits(System.nanoTime())
                        + "0".repeat(Integer.SIZE))
                .substring(0, Integer.SIZE);
        whatIs.put(secret, what);
        return secret;
    }

    int count() {
        return whatIs.size();
    }

    /** Which ones stand in that text; what is none of them but looks like one is told as it is. */
    List<String> in(String place, String text) {
        if (forms.stream().noneMatch(text::contains)) {
            return List.of();
        }
        var found = new ArrayList<String>();
        whatIs.forEach((secret, what) -> {
            if (text.contains(secret)) {
                found.add(place + ": " + what);
            }
        });
        return found.isEmpty() ? List.of(place + ": encoded, " + around(text)) : found;
    }

    private String around(String text) {
        int at = forms.stream()
                .mapToInt(text::indexOf)
                .filter(index -> index >= 0)
                .min()
                .orElseThrow();
        return text.substring(Math.max(0, at - 100), Math.min(text.length(), at + 100));
    }

    /** The same, for a file's bytes; one that goes away meanwhile has none. */
    List<String> in(Path file) {
        try {
            return in(file.toString(), Files.readString(file, ISO_8859_1));
        } catch (IOException gone) {
            return List.of();
        }
    }
}
