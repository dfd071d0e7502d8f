package io.eventplane.gateway.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.eventplane.gateway.wire.TlsContract;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** HTTP over TLS. */
class HttpsContractTest extends TlsContract<ListeningGateway> {

    private static final String POST = "POST /events/d1 HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n"
            + "Content-Length: 12\r\n\r\n{\"lumens\":1}";

    @Override
    protected ListeningGateway start(Map<String, String> settings) {
        return new ListeningGateway(Definitions.LAMPS, settings);
    }

    @Override
    protected URI encrypted(ListeningGateway gateway) {
        return gateway.tlsUri("/");
    }

    @Override
    protected URI clear(ListeningGateway gateway) {
        return gateway.uri("/");
    }

    @Override
    protected Publisher connect(ListeningGateway gateway, SSLContext trusting) throws IOException {
        var socket = socket(trusting, encrypted(gateway));
        socket.startHandshake();
        return new OneConnection(socket);
    }

    private record OneConnection(SSLSocket socket) implements Publisher {

        @Override
        public void publish() throws IOException {
            socket.getOutputStream().write(POST.getBytes(US_ASCII));
            var answer = new StringBuilder();
            while (answer.indexOf("}") < 0) {
                int next = socket.getInputStream().read();
                assertThat(next).as("after %s", answer).isNotNegative();
                answer.append((char) next);
            }
            assertThat(answer).startsWith("HTTP/1.1 202 ");
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
