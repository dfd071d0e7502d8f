package io.eventplane.eventing.mqtt;

import com.hivemq.client.mqtt.MqttClientExecutorConfig;
import com.hivemq.client.mqtt.MqttClientTransportConfig;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.jspecify.annotations.Nullable;

/** Makes the clients of one subscription. */
record Links(MqttSettings settings, MqttClientTransportConfig transport, MqttClientExecutorConfig loops) {

    private static final Link.Listener NOBODY = new Link.Listener() {
        @Override
        public void received(Link link, Publication message) {
            // Without a session there is nothing to receive.
        }

        @Override
        public void disconnected(Link link, Throwable cause) {
            // Whoever connects it hears of that from what it returns.
        }
    };

    /** Another one. */
    Link with(Link.Listener listener) {
        return settings.five()
                ? new LinkFive(settings, transport, loops, listener)
                : new LinkThree(settings, transport, loops, listener);
    }

    /**
     * The one to connect after that one, or the same again: not if something of it is not acknowledged. One that can't even be disconnected is
     * left to the broker.
     */
    Link after(@Nullable Link former, Link.Listener listener) {
        if (former == null || former.isConnected()) {
            return with(listener);
        }
        if (former.isIdle()) {
            return former;
        }
        former.release();
        return with(listener);
    }

    /** One that ends the session. */
    Link forSession() {
        return with(NOBODY);
    }

    /**
     * Looks the broker's name up, which may take a while: the client does so on its event loop, where it then finds what Java remembers.
     *
     * @throws UnknownHostException when there is none of that name
     */
    void lookUp() throws UnknownHostException {
        var unused = InetAddress.getByName(transport.getServerAddress().getHostString());
    }
}
