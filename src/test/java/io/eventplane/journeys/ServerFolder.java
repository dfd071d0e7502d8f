package io.eventplane.journeys;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A Liberty user folder with one server in it, put together from {@code liberty/}, the WAR and the JDBC drivers.
 *
 * @param name of the server
 * @param root holds {@code usr}, {@code output}, {@code data} and {@code console.log}; emptied when it was there
 */
record ServerFolder(String name, Path root) {

    static final Path LIBERTY = Path.of(property("eventplane.test.liberty"));

    private static final Path BASE = Path.of(property("eventplane.test.basedir"));
    private static final Path WAR = Path.of(property("eventplane.test.war"));
    private static final Path WORK = Path.of(property("eventplane.test.work"));

    static ServerFolder create(String name) {
        ServerFolder folder = new ServerFolder(name, WORK.resolve(name).toAbsolutePath());
        try {
            folder.fill();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make " + folder, e);
        }
        return folder;
    }

    Path user() {
        return root.resolve("usr");
    }

    Path output() {
        return root.resolve("output");
    }

    Path data() {
        return root.resolve("data");
    }

    Path console() {
        return root.resolve("console.log");
    }

    Path log() {
        return output().resolve(name).resolve("logs").resolve("messages.log");
    }

    long incidents() {
        Path folder = log().resolveSibling("ffdc");
        if (!Files.exists(folder)) {
            return 0;
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().startsWith("ffdc_"))
                    .flatMap(ServerFolder::options)
                    .filter(line -> line.startsWith("Exception = io.eventplane."))
                    .count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The options of the Java process, as {@code bin/server} puts them together. */
    List<String> javaOptions() {
        String version = Runtime.version().feature() < 24 ? "java9" : "java24";
        return Stream.of(LIBERTY.resolve("lib/platform/java/" + version + ".options"), server().resolve("jvm.options"))
                .flatMap(ServerFolder::options)
                .toList();
    }

    private static Stream<String> options(Path file) {
        try {
            return Files.readAllLines(file).stream().filter(line -> !line.isBlank() && !line.startsWith("#"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path server() {
        return user().resolve("servers").resolve(name);
    }

    private void fill() throws IOException {
        deleteAll();
        copyAll(BASE.resolve("liberty"), server());
        copy(WAR, server().resolve("apps/eventplane.war"));
        copy(jarOf("org.h2.Driver"), server().resolve("jdbc/h2.jar"));
        copy(jarOf("org.postgresql.Driver"), server().resolve("jdbc/postgresql.jar"));
    }

    private static void copyAll(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.toList()) {
                copy(file, to.resolve(file.getFileName().toString()));
            }
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to.resolveSibling("."));
        Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
    }

    /** By name: PostgreSQL's class has annotations that javac does not find. */
    private static Path jarOf(String driver) {
        try {
            Class<?> type = Class.forName(driver);
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (ClassNotFoundException | URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private void deleteAll() throws IOException {
        if (!Files.exists(root)) {
            return;
        }
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private static String property(String key) {
        String value = System.getProperty(key);
        if (value == null) {
            throw new IllegalStateException("journeys need -D" + key + ", which ./mvnw verify sets");
        }
        return value;
    }
}
