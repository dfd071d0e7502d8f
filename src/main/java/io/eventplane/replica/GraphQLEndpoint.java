package io.eventplane.replica;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.eventplane.platform.RuntimeIdentity;
import io.eventplane.replica.DirectorException.Reason;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.microprofile.config.Config;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Where GraphQL queries are sent to, over HTTP/1.1. A question blocks its thread for no longer than the request
 * timeout.
 */
final class GraphQLEndpoint {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final HttpClient http;
    private final URI url;
    private final Duration requestTimeout;

    GraphQLEndpoint(DirectorAddress address, Duration connectTimeout, Duration requestTimeout) {
        this.url = address.url();
        this.requestTimeout = requestTimeout;
        // HTTP/1.1: over plain HTTP the client would otherwise offer an upgrade with every first request.
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(connectTimeout)
                .sslContext(address.tls())
                .build();
    }

    static GraphQLEndpoint from(Config config, DirectorAddress address) {
        return new GraphQLEndpoint(
                address,
                config.getValue("eventplane.director.client.connect-timeout", Duration.class),
                config.getValue("eventplane.director.client.request-timeout", Duration.class));
    }

    /**
     * @throws DirectorException unless the answer has status 200 and is a GraphQL response that this Runtime may read
     */
    GraphQLAnswer ask(String query, Map<String, String> variables, RuntimeIdentity identity) {
        var response = response(request(query, variables, identity));
        return switch (response.statusCode()) {
            case 200 -> GraphQLAnswer.parse(response.body());
            case 401, 403 -> throw unauthenticated(identity);
            default -> throw unreachable("answers HTTP " + response.statusCode(), null);
        };
    }

    private HttpRequest request(String query, Map<String, String> variables, RuntimeIdentity identity) {
        var body = JSON.writeValueAsBytes(Map.of("query", query, "variables", variables));
        return HttpRequest.newBuilder(url)
                .header("Content-Type", "application/json; charset=UTF-8")
                .header("Accept", "application/json")
                .header("Authorization", basic(identity))
                .POST(BodyPublishers.ofByteArray(body))
                .build();
    }

    private HttpResponse<byte[]> response(HttpRequest request) {
        var answer = http.sendAsync(request, BodyHandlers.ofByteArray());
        try {
            // Not HttpRequest.timeout: that one ends with the headers, and a body may stall.
            return answer.get(requestTimeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw unreachable("can't be reached: " + e.getCause(), e);
        } catch (TimeoutException e) {
            throw unreachable("gave no answer within " + requestTimeout, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unreachable("was not waited for", e);
        } finally {
            abandon(answer);
        }
    }

    /** Closes the connection of an answer that nobody waits for any more; nothing when it has come. */
    private static void abandon(Future<?> answer) {
        answer.cancel(true);
    }

    private DirectorException unreachable(String what, @Nullable Throwable cause) {
        return new DirectorException(Reason.UNREACHABLE, "the Director at " + url + " " + what, cause);
    }

    private DirectorException unauthenticated(RuntimeIdentity identity) {
        var message = "the Director at " + url + " does not accept the identity of Runtime " + identity.id();
        return new DirectorException(Reason.UNAUTHENTICATED, message);
    }

    private static String basic(RuntimeIdentity identity) {
        var pair = identity.id() + ":" + identity.secret();
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(UTF_8));
    }
}
