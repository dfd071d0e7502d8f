package io.eventplane.gateway.amqp.sasl;

import io.eventplane.gateway.eventapi.OpenEventApis;
import io.eventplane.gateway.security.Login;
import io.eventplane.gateway.security.scram.ScramExchanges;
import io.eventplane.platform.OnePerApplication;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;

/**
 * The mechanisms that are offered: those that some definition takes, because clients choose the strongest that they know, and could not log
 * in to the others. Thread-safe.
 */
@OnePerApplication
public final class Mechanisms {

    private static final String PLAIN = "PLAIN";
    private static final String ANONYMOUS = "ANONYMOUS";
    private static final String EXTERNAL = "EXTERNAL";
    private static final String OAUTHBEARER = "OAUTHBEARER";
    private static final String XOAUTH2 = "XOAUTH2";

    private static final Mechanism OTHER =
            response -> Mechanism.presented(new Login.Unreadable("This SASL mechanism is not taken here."));

    private final OpenEventApis apis;
    private final ScramExchanges exchanges;

    @Inject
    public Mechanisms(OpenEventApis apis, ScramExchanges exchanges) {
        this.apis = apis;
        this.exchanges = exchanges;
    }

    /**
     * For one connection, the strongest first.
     *
     * @param certified whether the client has shown a certificate
     */
    public List<String> offered(boolean certified) {
        List<String> offered = new ArrayList<>();
        if (certified) {
            offered.add(EXTERNAL);
        }
        offered.addAll(exchanges.offered());
        if (apis.anyTakesTokens("amqp")) {
            offered.add(OAUTHBEARER);
            offered.add(XOAUTH2);
        }
        offered.add(PLAIN);
        offered.add(ANONYMOUS);
        return offered;
    }

    /** Begins an exchange by one that a client has chosen, whether or not it was offered. */
    public Mechanism chosen(String name) {
        return switch (name) {
            case PLAIN -> response -> Mechanism.presented(PlainResponse.read(response));
            case OAUTHBEARER -> response -> Mechanism.presented(BearerResponse.oauthBearer(response));
            case XOAUTH2 -> response -> Mechanism.presented(BearerResponse.xoauth2(response));
            case ANONYMOUS -> new Silent();
            case EXTERNAL -> new Silent();
            default -> exchanges.begin(name).<Mechanism>map(ScramLogin::new).orElse(OTHER);
        };
    }

    /** The client says nothing of itself, or its connection has said it: what it may send is a trace, or its own name. */
    private record Silent() implements Mechanism {

        @Override
        public CompletionStage<Step> take(byte[] response) {
            return Mechanism.presented(new Login.None());
        }

        @Override
        public boolean needsResponse() {
            return false;
        }
    }
}
