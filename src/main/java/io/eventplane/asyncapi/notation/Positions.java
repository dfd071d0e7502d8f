package io.eventplane.asyncapi.notation;

import io.eventplane.asyncapi.verdict.Position;
import io.eventplane.asyncapi.verdict.Violation;
import java.util.List;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import tools.jackson.core.JacksonException;

/**
 * Tells lines and columns. Reads the text a second time, and only when there is something to tell: positions of everything
 * would cost every document what few need. What is in a mapping is where its key is; what is missing is where it would be.
 */
public final class Positions {

    private Positions() {}

    /** The same violations with their positions, where they have none yet and the text can be read so far. */
    public static List<Violation> located(List<Violation> found, String text, DocumentFormat format) {
        if (found.stream().allMatch(violation -> violation.position() != null)) {
            return found;
        }
        WantedPlace root = new WantedPlace();
        root.found(new Position(1, 1));
        found.forEach(violation -> root.add(violation.pointer()));
        fill(root, DocumentText.withoutMark(text), format);
        return found.stream()
                .map(violation ->
                        violation.position() != null ? violation : violation.at(root.nearest(violation.pointer())))
                .toList();
    }

    private static void fill(WantedPlace root, String text, DocumentFormat format) {
        try {
            switch (format) {
                case JSON -> JsonPositions.fill(root, text);
                case YAML -> YamlPositions.fill(root, text);
            }
        } catch (YamlEngineException | JacksonException e) {
            // Refused before its end was read; what was found up to there stands.
            return;
        }
    }
}
