package io.eventplane.gateway.mqtt.session;

import static io.netty.handler.codec.mqtt.MqttConnectReturnCode.CONNECTION_REFUSED_BAD_AUTHENTICATION_METHOD;
import static io.netty.handler.codec.mqtt.MqttConnectReturnCode.CONNECTION_REFUSED_BAD_USERNAME_OR_PASSWORD;
import static io.netty.handler.codec.mqtt.MqttConnectReturnCode.CONNECTION_REFUSED_CLIENT_IDENTIFIER_NOT_VALID;
import static io.netty.handler.codec.mqtt.MqttConnectReturnCode.CONNECTION_REFUSED_MALFORMED_PACKET;
import static io.netty.handler.codec.mqtt.MqttConnectReturnCode.CONNECTION_REFUSED_PROTOCOL_ERROR;
import static io.netty.handler.codec.mqtt.MqttConnectReturnCode.CONNECTION_REFUSED_RETAIN_NOT_SUPPORTED;
import static io.netty.handler.codec.mqtt.MqttConnectReturnCode.CONNECTION_REFUSED_UNSUPPORTED_PROTOCOL_VERSION;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.eventplane.gateway.mqtt.packet.MqttEvent;
import io.eventplane.gateway.mqtt.packet.MqttLimits;
import io.eventplane.gateway.mqtt.packet.Properties;
import io.eventplane.gateway.mqtt.packet.ReasonCodes;
import io.eventplane.gateway.mqtt.packet.Texts;
import io.eventplane.gateway.mqtt.session.Client.Enhanced;
import io.eventplane.gateway.security.ApiKeys;
import io.eventplane.gateway.security.ClientCertificate;
import io.eventplane.gateway.security.Credentials;
import io.eventplane.gateway.security.Login;
import io.eventplane.refusal.RefusedException;
import io.netty.handler.codec.mqtt.MqttConnectMessage;
import io.netty.handler.codec.mqtt.MqttConnectReturnCode;
import io.netty.handler.codec.mqtt.MqttConnectVariableHeader;
import io.netty.handler.codec.mqtt.MqttProperties;
import io.netty.handler.codec.mqtt.MqttProperties.MqttPropertyType;
import io.netty.handler.codec.mqtt.MqttVersion;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/**
 * Reads one CONNECT.
 *
 * @see <a href="https://docs.oasis-open.org/mqtt/mqtt/v5.0/os/mqtt-v5.0-os.html#_Toc3901033">MQTT 5.0, section 3.1</a>
 */
public final class ConnectReader {

    private static final int LONGEST_ID = 256;
    private static final int HIGHEST_QOS = 2;

    private final MqttConnectMessage packet;
    private final MqttConnectVariableHeader header;
    private final MqttProperties properties;
    private final MqttLimits limits;
    private final Optional<ClientCertificate> certificate;

    private ConnectReader(MqttConnectMessage packet, MqttLimits limits, Optional<ClientCertificate> certificate) {
        this.certificate = certificate;
        this.packet = packet;
        this.header = packet.variableHeader();
        this.properties = header.properties();
        this.limits = limits;
    }

    /**
     * The client that a CONNECT tells of.
     *
     * @param certificate that its connection has shown
     * @throws ConnectRefused when it isn't as it should be
     */
    public static Client read(MqttConnectMessage packet, MqttLimits limits, Optional<ClientCertificate> certificate) {
        return new ConnectReader(packet, limits, certificate).read();
    }

    private Client read() {
        require(
                header.version() >= MqttVersion.MQTT_3_1_1.protocolLevel(),
                CONNECTION_REFUSED_UNSUPPORTED_PROTOCOL_VERSION,
                "MQTT 3.1 is not spoken here, 3.1.1 and 5 are.");
        requirePositive(MqttPropertyType.RECEIVE_MAXIMUM);
        requirePositive(MqttPropertyType.MAXIMUM_PACKET_SIZE);
        var id = id();
        return new Client(
                five(),
                id.isEmpty() ? UUID.randomUUID().toString() : id,
                id.isEmpty(),
                new Credentials(login(), certificate, ApiKeys.NONE),
                header.isCleanSession(),
                keepAlive(),
                sessionExpiry(),
                packetBytes(),
                number(MqttPropertyType.REQUEST_PROBLEM_INFORMATION, 1) != 0,
                will(),
                enhanced());
    }

    private Optional<Enhanced> enhanced() {
        return Optional.ofNullable(Properties.text(properties, MqttPropertyType.AUTHENTICATION_METHOD))
                .map(method ->
                        new Enhanced(method, Properties.binary(properties, MqttPropertyType.AUTHENTICATION_DATA)));
    }

    private boolean five() {
        return header.version() == MqttVersion.MQTT_5.protocolLevel();
    }

    private String id() {
        var id = packet.payload().clientIdentifier();
        require(
                id.length() <= LONGEST_ID && Texts.isSound(id),
                CONNECTION_REFUSED_CLIENT_IDENTIFIER_NOT_VALID,
                "A client id has at most " + LONGEST_ID + " characters, none of them for control.");
        // [MQTT-3.1.3-8] of 3.1.1
        require(
                !id.isEmpty() || five() || header.isCleanSession(),
                CONNECTION_REFUSED_CLIENT_IDENTIFIER_NOT_VALID,
                "A session that is kept needs a client id.");
        return id;
    }

    /** A method of its own stands for user name and password: both at once would be two logins. */
    private Login login() {
        boolean hasMethod = enhanced().isPresent();
        require(
                !hasMethod || !(header.hasUserName() || header.hasPassword()),
                CONNECTION_REFUSED_BAD_AUTHENTICATION_METHOD,
                "Send user name and password, or an authentication method: not both.");
        if (!header.hasUserName() && !header.hasPassword()) {
            return new Login.None();
        }
        // [MQTT-3.1.2-22] of 3.1.1
        require(
                five() || header.hasUserName(),
                CONNECTION_REFUSED_BAD_USERNAME_OR_PASSWORD,
                "The password has no user name.");
        return new Login.Basic(header.hasUserName() ? userName() : "", header.hasPassword() ? password() : "");
    }

    private String userName() {
        var name = packet.payload().userName();
        require(Texts.isSound(name), CONNECTION_REFUSED_MALFORMED_PACKET, "The user name is not UTF-8 text.");
        return name;
    }

    private String password() {
        try {
            return UTF_8.newDecoder()
                    .decode(ByteBuffer.wrap(packet.payload().passwordInBytes()))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new ConnectRefused(CONNECTION_REFUSED_BAD_USERNAME_OR_PASSWORD, "The password is not UTF-8 text.");
        }
    }

    /** A client of MQTT 5 can be told a shorter one; who is silent for ever would never be found gone. */
    private Duration keepAlive() {
        var asked = Duration.ofSeconds(header.keepAliveTimeSeconds());
        boolean tooLong = asked.isZero() || asked.compareTo(limits.keepAlive()) > 0;
        return five() && tooLong ? limits.keepAlive() : asked;
    }

    private Duration sessionExpiry() {
        if (!five()) {
            return header.isCleanSession() ? Duration.ZERO : limits.sessionExpiry();
        }
        return limits.sessionExpiry(number(MqttPropertyType.SESSION_EXPIRY_INTERVAL, 0));
    }

    private int packetBytes() {
        return (int) Math.min(Integer.MAX_VALUE, number(MqttPropertyType.MAXIMUM_PACKET_SIZE, Integer.MAX_VALUE));
    }

    private Optional<Will> will() {
        if (!header.isWillFlag()) {
            require(
                    header.willQos() == 0 && !header.isWillRetain(),
                    CONNECTION_REFUSED_MALFORMED_PACKET,
                    "There is a will's quality of service or retain flag, and no will.");
            return Optional.empty();
        }
        require(header.willQos() <= HIGHEST_QOS, CONNECTION_REFUSED_MALFORMED_PACKET, "There is no QoS 3.");
        require(
                !five() || !header.isWillRetain(),
                CONNECTION_REFUSED_RETAIN_NOT_SUPPORTED,
                "Nothing is retained here: consumers use the bus.");
        return Optional.of(readWill());
    }

    private Will readWill() {
        var topic = packet.payload().willTopic();
        require(Texts.isSound(topic), CONNECTION_REFUSED_MALFORMED_PACKET, "The will's topic is not UTF-8 text.");
        var about = packet.payload().willProperties();
        var delay =
                Properties.number(about, MqttPropertyType.WILL_DELAY_INTERVAL).orElse(0);
        try {
            var event = MqttEvent.read(five(), about, packet.payload().willMessageInBytes());
            return new Will(topic, event, MqttEvent.headers(about), Duration.ofSeconds(delay));
        } catch (RefusedException e) {
            throw new ConnectRefused(
                    ReasonCodes.connect(e.refusal().reason()),
                    "The will: " + e.refusal().detail());
        }
    }

    private void requirePositive(MqttPropertyType type) {
        require(number(type, 1) > 0, CONNECTION_REFUSED_PROTOCOL_ERROR, "The property " + type + " is 0.");
    }

    private long number(MqttPropertyType type, long otherwise) {
        return Properties.number(properties, type).orElse(otherwise);
    }

    private static void require(boolean holds, MqttConnectReturnCode code, String detail) {
        if (!holds) {
            throw new ConnectRefused(code, detail);
        }
    }
}
