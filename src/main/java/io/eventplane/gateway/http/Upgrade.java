package io.eventplane.gateway.http;

import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;

/**
 * Another protocol that a connection may change to at an event URL. Each has one bean, which is all that makes it known. HTTP lets the
 * sender in, under the other protocol's name, and answers whom it does not let in; what is said on the connection from then on is of no
 * interest to it.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-7.8">RFC 9110, section 7.8, Upgrade</a>
 */
public interface Upgrade {

    /** The name of the protocol, as senders of it are named to intake. */
    String protocol();

    /** Whether a request asks for it; one that asks in a way that can't be meant is served as plain HTTP. */
    boolean isAskedForBy(HttpServerRequest request);

    /**
     * Makes sure that what is asked for can be.
     *
     * @throws HandshakeRefused when it can't
     */
    void check(HttpServerRequest request);

    /** What servers have to know of it before they listen. */
    void configure(HttpServerOptions options);

    /**
     * Changes to it. Nothing has been answered yet, but the headers that the answer is to have are there.
     */
    void proceed(HttpServerRequest request, Upgrading sender);
}
