package io.eventplane.gateway.amqp.sasl;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.eventplane.gateway.security.Login;
import io.eventplane.gateway.security.scram.ScramExchange;
import io.eventplane.gateway.security.scram.ScramExchange.Result.Proved;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** SCRAM: the client's first message, its proof, and its empty answer to ours. */
final class ScramLogin implements Mechanism {

    private static final Login FAILED = new Login.Unreadable("User name or password is wrong.");

    private final ScramExchange exchange;
    private boolean begun;
    private @Nullable Login proved;

    ScramLogin(ScramExchange exchange) {
        this.exchange = exchange;
    }

    @Override
    public CompletionStage<Step> take(byte[] response) {
        var login = proved;
        if (login != null) {
            return Mechanism.presented(response.length == 0 ? login : FAILED);
        }
        if (begun) {
            return CompletableFuture.completedStage(finish(response));
        }
        begun = true;
        return exchange.begin(text(response))
                .thenApply(first -> first.<Step>map(Step.Challenge::new).orElseGet(() -> new Step.Presented(FAILED)));
    }

    private Step finish(byte[] response) {
        if (exchange.finish(text(response)) instanceof Proved result) {
            proved = result.login();
            return new Step.Challenge(result.message());
        }
        return new Step.Presented(FAILED);
    }

    private static String text(byte[] response) {
        return new String(response, ISO_8859_1);
    }
}
