package io.eventplane.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.eventplane.gateway.GatewayProtocols;
import io.eventplane.gateway.wire.GatewayProtocol;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which protocols a definition is published over follows from its document's servers. */
class OfferedProtocolsTest {

    private static final GatewayProtocols BOTH =
            new GatewayProtocols(List.of(new Known("http", "http", "https"), new Known("post", "pigeon", "owl")));

    @ParameterizedTest
    @CsvSource({
        "'', http",
        "kafka, http",
        "https, http",
        "pigeon, post",
        "owl, post",
        "'kafka, pigeon', post",
        "'pigeon, http', 'http, post'"
    })
    void are_those_that_the_servers_name_and_http_where_they_name_none(String named, String offered) {
        assertThat(BOTH.offeredTo(Set.of(named.split(", ")))).containsExactlyInAnyOrder(offered.split(", "));
    }

    @Test
    void that_a_document_does_not_name_are_refused_and_those_that_it_names_are_told() {
        var gateway = new Gateway(BOTH);
        gateway.urls.changed(Definitions.of("d1", Definitions.LAMPS + """
                servers:
                  loft: {host: loft.example, protocol: Pigeon}
                """));

        var answer = gateway.send("/d1", Map.of("content-type", "application/json"), "{\"lumens\":1}");

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.body())
                .contains("urn:eventplane:problem:protocol-not-offered", "\"alternatives\":[\"post\"]");
        assertThat(gateway.bus.published).isEmpty();
    }

    @Test
    void change_with_the_document() {
        var gateway = new Gateway(BOTH);
        gateway.urls.changed(Definitions.of("d1", 1, Definitions.LAMPS + """
                servers:
                  loft: {host: loft.example, protocol: owl}
                """, null));
        gateway.urls.changed(Definitions.of("d1", 2, Definitions.LAMPS + """
                servers:
                  loft: {host: loft.example, protocol: owl}
                  web: {host: web.example, protocol: https}
                """, null));

        assertThat(gateway.send("/d1", Map.of("content-type", "application/json"), "{\"lumens\":1}")
                        .status())
                .isEqualTo(202);
    }

    /** A protocol that only has names. */
    private record Known(String name, Set<String> serverProtocols) implements GatewayProtocol {

        Known(String name, String... servers) {
            this(name, Set.of(servers));
        }

        @Override
        public void start() {}

        @Override
        public List<String> addresses() {
            return List.of();
        }

        @Override
        public void stop() {}
    }
}
