package io.eventplane.readme;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The README as a sequence of commands: fences marked {@code bash} are pasted one after the other, in one shell. */
final class Readme {

    private static final Pattern FENCE = Pattern.compile("(?ms)^```(\\w*)\\n(.*?)^```$");

    private final String text;

    private Readme(String text) {
        this.text = text;
    }

    static Readme of(Path folder) throws IOException {
        return new Readme(Files.readString(folder.resolve("README.md")));
    }

    /** What a reader pastes into the second terminal. */
    List<String> pasted() {
        return fences("bash");
    }

    /** What stands alone: the command that runs it and the command that tests it. */
    List<String> standing() {
        return fences("");
    }

    private List<String> fences(String language) {
        return FENCE.matcher(text)
                .results()
                .filter(fence -> fence.group(1).equals(language))
                .map(Readme::content)
                .toList();
    }

    private static String content(MatchResult fence) {
        return fence.group(2).strip();
    }
}
