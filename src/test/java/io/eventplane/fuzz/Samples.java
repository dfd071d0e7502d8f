package io.eventplane.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** The documents that are changed: two that have a bit of everything, and the specification's own examples. */
final class Samples {

    private static final List<String> PATHS = Stream.of("fuzz", "asyncapi/v2", "asyncapi/v3")
            .flatMap(Samples::files)
            .toList();

    private Samples() {}

    static List<String> paths() {
        return PATHS;
    }

    static String text(String path) {
        try {
            return Files.readString(file(path), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<String> files(String folder) {
        try (Stream<Path> files = Files.list(file(folder))) {
            return files.map(file -> folder + "/" + file.getFileName()).sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path file(String path) {
        URL url = Objects.requireNonNull(Samples.class.getResource("/" + path), path);
        try {
            return Path.of(url.toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
