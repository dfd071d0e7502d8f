package io.eventplane.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/** Runs a main class that makes load in a Java process of its own; its last line of output is its {@link Load} as JSON. */
final class LoadProcess {

    private static final JsonMapper JSON = JsonMapper.shared();

    private LoadProcess() {}

    static Load run(Class<?> main, Object... arguments) throws IOException, InterruptedException {
        Process process = start(main, arguments);
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException(main.getSimpleName() + " failed: " + output);
        }
        return JSON.readValue(output.lines().reduce("", (first, second) -> second), Load.class);
    }

    /** The process, whose output is the caller's to read. */
    static Process start(Class<?> main, Object... arguments) throws IOException {
        return new ProcessBuilder(command(main, arguments))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    static void answer(Load load) {
        System.out.println(JSON.writeValueAsString(load));
    }

    private static List<String> command(Class<?> main, Object... arguments) {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return Stream.concat(
                        Stream.of(
                                java,
                                "-Xmx256m",
                                "-XX:+UseSerialGC",
                                "-cp",
                                System.getProperty("java.class.path"),
                                main.getName()),
                        Stream.of(arguments).map(String::valueOf))
                .toList();
    }
}
