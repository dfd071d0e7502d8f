package io.eventplane.asyncapi;

import io.eventplane.asyncapi.channel.Message;
import io.eventplane.asyncapi.payload.PayloadSchema;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Documents and payloads for tests; the real ones are the specification's own examples. */
final class Documents {

    private static final JsonMapper JSON = JsonMapper.shared();

    private Documents() {}

    /** @param path below {@code asyncapi/}, such as {@code v2/simple.yml} */
    static String text(String path) {
        try (InputStream stream =
                Objects.requireNonNull(Documents.class.getResourceAsStream("/asyncapi/" + path), path)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The paths of all real documents. */
    static List<String> all() {
        return Stream.of("v2", "v3").flatMap(folder -> files(folder).stream()).toList();
    }

    private static List<String> files(String folder) {
        URL url = Objects.requireNonNull(Documents.class.getResource("/asyncapi/" + folder), folder);
        try (Stream<Path> files = Files.list(Path.of(url.toURI()))) {
            return files.map(file -> folder + "/" + file.getFileName()).sorted().toList();
        } catch (IOException | URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    static AsyncApiDocument real(String path) {
        return AsyncApiDocument.parse(text(path));
    }

    static AsyncApiDocument version2(String channels, String... more) {
        return AsyncApiDocument.parse(text2(channels, more));
    }

    static AsyncApiDocument version3(String body) {
        return AsyncApiDocument.parse(text3(body));
    }

    /** A 2.6 document around a YAML flow mapping of channels. */
    static String text2(String channels, String... more) {
        return "asyncapi: 2.6.0\ninfo: {title: t, version: '1'}\nchannels: " + channels + "\n"
                + String.join("\n", more);
    }

    static String text3(String body) {
        return "asyncapi: 3.0.0\ninfo: {title: t, version: '1'}\n" + body;
    }

    /** A 2.6 document whose only message has this payload schema, and these components. */
    static AsyncApiDocument withPayload(String schema, String... components) {
        return version2("{c: {subscribe: {message: {payload: " + schema + "}}}}", components);
    }

    static PayloadSchema schema(String schema, String... components) {
        return onlySchema(withPayload(schema, components));
    }

    static PayloadSchema onlySchema(AsyncApiDocument document) {
        Message message = document.channels().get(0).onlyMessage().orElseThrow();
        return document.payloadSchema(message).orElseThrow();
    }

    static JsonNode json(String text) {
        return JSON.readTree(text);
    }
}
