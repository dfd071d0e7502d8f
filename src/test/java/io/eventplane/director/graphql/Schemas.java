package io.eventplane.director.graphql;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;

/** Schemas kept under {@code src/test/resources/graphql}. */
final class Schemas {

    private Schemas() {}

    static String read(String file) {
        try (var stream = Schemas.class.getResourceAsStream("/graphql/" + file)) {
            return new String(Objects.requireNonNull(stream, file).readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
