package io.eventplane.kubernetes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The keys that there are: those of microprofile-config.properties and the variables of the server's own configuration. */
final class ConfigurationKeys {
    private static final Path PROPERTIES = Path.of("src/main/resources/META-INF/microprofile-config.properties");
    private static final Path SERVER = Path.of("liberty/server.xml");
    private static final List<Pattern> KEY = List.of(
            Pattern.compile("(?m)^(eventplane[a-z0-9.-]+)\\s*="),
            Pattern.compile("<variable\\s+name=\"(eventplane[a-z0-9.-]+)\""));

    private ConfigurationKeys() {}

    /**
     * As MicroProfile Config and Open Liberty look them up in the environment.
     *
     * @see <a href="https://download.eclipse.org/microprofile/microprofile-config-3.1/microprofile-config-spec-3.1.html#default_configsources.env.mapping">MicroProfile Config 3.1</a>
     */
    static Set<String> asEnvironmentVariables() throws IOException {
        String text = Files.readString(PROPERTIES) + Files.readString(SERVER);
        return KEY.stream()
                .flatMap(it -> it.matcher(text).results())
                .map(it -> it.group(1).replaceAll("[^a-z0-9]", "_").toUpperCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
    }
}
