package io.eventplane.gateway.mqtt;

import io.eventplane.gateway.mqtt.packet.Packets;
import io.eventplane.gateway.mqtt.packet.Properties;
import io.eventplane.gateway.mqtt.packet.ProtocolFault;
import io.eventplane.gateway.mqtt.session.Client;
import io.eventplane.gateway.mqtt.session.Client.Enhanced;
import io.eventplane.gateway.mqtt.session.ConnectRefused;
import io.eventplane.gateway.security.Login;
import io.eventplane.gateway.security.scram.ScramExchange;
import io.eventplane.gateway.security.scram.ScramExchange.Result.Proved;
import io.netty.handler.codec.mqtt.MqttConnectReturnCode;
import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.handler.codec.mqtt.MqttMessageType;
import io.netty.handler.codec.mqtt.MqttProperties.MqttPropertyType;
import io.netty.handler.codec.mqtt.MqttReasonCodeAndPropertiesVariableHeader;
import io.netty.handler.codec.mqtt.MqttReasonCodes.Disconnect;
import org.jspecify.annotations.Nullable;

/**
 * The phase of enhanced authentication: the client has been challenged, and has to prove its password.
 *
 * @see <a href="https://docs.oasis-open.org/mqtt/mqtt/v5.0/os/mqtt-v5.0-os.html#_Toc3901256">MQTT 5.0, section 4.12</a>
 */
final class Proving extends Arriving {

    private static final byte CONTINUE = 0x18;

    private final Client client;
    private final Enhanced enhanced;
    private final ScramExchange exchange;

    private Proving(Door door, Client client, Enhanced enhanced, ScramExchange exchange) {
        super(door);
        this.client = client;
        this.enhanced = enhanced;
        this.exchange = exchange;
    }

    /** Challenges a client whose CONNECT names a method. */
    static Phase begin(Door door, Client client, Enhanced enhanced) {
        var exchange = door.keeper()
                .exchange(enhanced.method())
                .orElseThrow(() -> new ConnectRefused(
                        MqttConnectReturnCode.CONNECTION_REFUSED_BAD_AUTHENTICATION_METHOD,
                        "This authentication method is not taken here: send user name and password."));
        var proving = new Proving(door, client, enhanced, exchange);
        return door.once(
                exchange.begin(enhanced.data()), challenge -> proving.challenge(challenge.orElse(null)), client);
    }

    private Phase challenge(@Nullable String challenge) {
        if (challenge == null) {
            return door().login(failed());
        }
        door().socket().write(Packets.challenge(enhanced.method(), challenge));
        return this;
    }

    @Override
    public Phase receive(MqttMessage packet) {
        if (packet.fixedHeader().messageType() != MqttMessageType.AUTH
                || !(packet.variableHeader() instanceof MqttReasonCodeAndPropertiesVariableHeader header)
                || header.reasonCode() != CONTINUE
                || !enhanced.method()
                        .equals(Properties.text(header.properties(), MqttPropertyType.AUTHENTICATION_METHOD))) {
            throw new ProtocolFault(Disconnect.PROTOCOL_ERROR, "The authentication was not gone on with.");
        }
        var result = exchange.finish(Properties.binary(header.properties(), MqttPropertyType.AUTHENTICATION_DATA));
        return door().login(result instanceof Proved proved ? proved(proved) : failed());
    }

    private Client proved(Proved proved) {
        var answer = new Enhanced(enhanced.method(), proved.message());
        return client.with(client.credentials().with(proved.login())).answered(answer);
    }

    private Client failed() {
        return client.with(client.credentials().with(new Login.Unreadable("User name or password is wrong.")));
    }
}
