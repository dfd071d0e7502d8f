package io.eventplane.readme;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A shell in the project's folder, as a newcomer has one; only the data folder is another, so that a developer's own stays as it is. */
final class Shell {

    private static final long PATIENCE_SECONDS = 300;

    private final Path folder;
    private final Path work;

    Shell(Path folder, Path work) {
        this.folder = folder;
        this.work = work;
    }

    /** Starts a command that goes on; its output goes into the file. */
    Process start(String command, Path output) throws IOException {
        return process(command, output).start();
    }

    /** Runs the commands one after the other in one shell, which stops at the first that fails; answers what each printed. */
    List<String> run(List<String> commands) throws IOException, InterruptedException {
        var output = work.resolve("pasted.log");
        var separator = "\n----8<----\n";
        var script =
                "set -euo pipefail\n" + String.join("\nprintf '" + separator.replace("\n", "\\n") + "'\n", commands);
        var shell = process(script, output).start();
        if (!shell.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            shell.destroyForcibly();
            throw new AssertionError("the README's commands did not end:\n" + Files.readString(output));
        }
        if (shell.exitValue() != 0) {
            throw new AssertionError("the README's commands failed:\n" + Files.readString(output));
        }
        return List.of(Files.readString(output).split(separator));
    }

    private ProcessBuilder process(String script, Path output) {
        var process = new ProcessBuilder("bash", "-c", script)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        process.environment().put("EVENTPLANE_DATA_DIR", work.resolve("data").toString());
        process.environment().put("MAVEN_ARGS", "-Dliberty.env.EVENTPLANE_DATA_DIR=" + work.resolve("data"));
        return process;
    }
}
