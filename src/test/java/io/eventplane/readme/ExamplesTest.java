package io.eventplane.readme;

import static org.assertj.core.api.Assertions.assertThat;

import io.eventplane.asyncapi.AsyncApiDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class ExamplesTest {

    private static final Path EXAMPLES = Path.of("src/main/examples");

    @ParameterizedTest
    @ValueSource(strings = {"streetlights", "streetlights-mqtt", "account-service"})
    void the_registration_carries_the_document_as_it_is(String name) throws IOException {
        var registration = EXAMPLES.resolve("register-" + name + ".json");
        var request = JsonMapper.shared().readTree(Files.readString(registration));

        assertThat(request.at("/variables/in/eventAPIs/0/spec/data").asString())
                .isEqualTo(Files.readString(EXAMPLES.resolve(name + ".yml")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"streetlights.yml", "streetlights-mqtt.yml", "account-service.yml", "rpc-client.yml"})
    void every_example_has_something_to_publish(String name) throws IOException {
        var document = AsyncApiDocument.parse(Files.readString(EXAMPLES.resolve(name)));

        assertThat(document.channels()).anyMatch(channel -> channel.publishable());
    }
}
