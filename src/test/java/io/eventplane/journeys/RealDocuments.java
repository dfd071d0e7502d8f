package io.eventplane.journeys;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.eventplane.asyncapi.AsyncApiDocument;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The specification's own examples, below {@code src/test/resources/asyncapi}. */
final class RealDocuments {

    private static final Path FOLDER =
            Path.of(System.getProperty("eventplane.test.basedir", "."), "src/test/resources/asyncapi");

    private RealDocuments() {}

    /** The text of a document such as {@code v3/simple-asyncapi.yml}. */
    static String text(String path) {
        try {
            return Files.readString(FOLDER.resolve(path), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same document written as JSON. */
    static String json(String path) {
        return AsyncApiDocument.parse(text(path)).root().toPrettyString();
    }

    /** The paths of all. */
    static List<String> paths() {
        try (Stream<Path> files = Files.walk(FOLDER)) {
            return files.map(file -> FOLDER.relativize(file).toString())
                    .filter(path -> path.endsWith(".yml"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
