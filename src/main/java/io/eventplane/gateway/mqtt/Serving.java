package io.eventplane.gateway.mqtt;

import io.eventplane.gateway.intake.LoginWatch;
import io.eventplane.gateway.mqtt.packet.MqttLimits;
import io.eventplane.gateway.mqtt.packet.Packets;
import io.eventplane.gateway.mqtt.packet.Properties;
import io.eventplane.gateway.mqtt.packet.ProtocolFault;
import io.eventplane.gateway.mqtt.publish.Publications;
import io.eventplane.gateway.mqtt.publish.Reception;
import io.eventplane.gateway.mqtt.publish.Report;
import io.eventplane.gateway.mqtt.publish.Visit;
import io.eventplane.gateway.mqtt.session.Client;
import io.eventplane.gateway.mqtt.session.Session;
import io.eventplane.gateway.mqtt.session.Sessions.Departure;
import io.eventplane.gateway.mqtt.session.Welcome;
import io.eventplane.gateway.mqtt.session.Will;
import io.eventplane.gateway.mqtt.socket.MqttSocket;
import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.handler.codec.mqtt.MqttMessageIdVariableHeader;
import io.netty.handler.codec.mqtt.MqttProperties;
import io.netty.handler.codec.mqtt.MqttProperties.MqttPropertyType;
import io.netty.handler.codec.mqtt.MqttPublishMessage;
import io.netty.handler.codec.mqtt.MqttReasonCodeAndPropertiesVariableHeader;
import io.netty.handler.codec.mqtt.MqttReasonCodes.Disconnect;
import io.netty.handler.codec.mqtt.MqttReasonCodes.SubAck;
import io.netty.handler.codec.mqtt.MqttSubscribeMessage;
import io.netty.handler.codec.mqtt.MqttUnsubscribeMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The phase in which a client is served. Its connection may end at any time, from any side; then it departs, once. */
final class Serving implements Phase, Session.Owner {

    private static final String CONSUMERS = "Nothing is subscribed to here: consumers use the bus of their Runtime.";

    private final Visit visit;
    private final MqttLimits limits;
    private final Reception reception;
    private final Publications publications;
    private final LoginWatch login;
    private Duration sessionExpiry;
    private long heard = System.nanoTime();
    private long readsSince = heard;
    private boolean departed;

    /** Lets the client in. */
    Serving(Client client, MqttSocket socket, MqttLimits limits, Reception reception) {
        var opened = reception.sessions().open(client.sessionId(), client.cleanStart(), this);
        this.visit = new Visit(client, opened.session(), socket);
        this.limits = limits;
        this.reception = reception;
        this.login = reception.watch(client);
        this.sessionExpiry = client.sessionExpiry();
        this.publications = new Publications(visit, reception, limits.receiveMaximum(), this::cut);
        socket.write(Packets.accepted(opened.present(), Welcome.properties(client, limits)));
    }

    @Override
    public Phase receive(MqttMessage packet) {
        if (departed) {
            return new Leaving();
        }
        heard = System.nanoTime();
        switch (packet.fixedHeader().messageType()) {
            case PUBLISH -> publications.receive((MqttPublishMessage) packet);
            case PUBREL -> publications.release(((MqttMessageIdVariableHeader) packet.variableHeader()).messageId());
            case PINGREQ -> visit.socket().write(Packets.PINGRESP);
            case SUBSCRIBE -> subscribe((MqttSubscribeMessage) packet);
            case UNSUBSCRIBE -> unsubscribe((MqttUnsubscribeMessage) packet);
            case DISCONNECT -> leave((MqttReasonCodeAndPropertiesVariableHeader) packet.variableHeader());
            case CONNECT, CONNACK, PUBACK, PUBREC, PUBCOMP, SUBACK, UNSUBACK, PINGRESP, AUTH ->
                throw new ProtocolFault(
                        Disconnect.PROTOCOL_ERROR, "A " + packet.fixedHeader().messageType() + " must not come now.");
        }
        publications.pauseIfFull();
        return departed ? new Leaving() : this;
    }

    @Override
    public Phase broken(ProtocolFault fault) {
        if (!departed) {
            RefusedClients.told(visit.socket(), visit.client().id(), fault.detail());
            depart(true);
            part(fault.code(), fault.detail());
        }
        return new Leaving();
    }

    /** Ends the connection of a client that can't be told why. */
    private void cut(String reason) {
        if (!departed) {
            if (!reason.isEmpty()) {
                RefusedClients.told(visit.socket(), visit.client().id(), reason);
            }
            depart(true);
            visit.socket().part();
        }
    }

    @Override
    public Phase sweep(long now) {
        if (departed) {
            return new Leaving();
        }
        if (!visit.socket().isReading()) {
            // Nothing is read, so nothing can be heard.
            heard = now;
        }
        if (!visit.socket().congested()) {
            readsSince = now;
        }
        var objection = login.objection(Instant.now());
        if (objection.isPresent()) {
            turnedAway(objection.get().reason().code());
            depart(true);
            part(Disconnect.NOT_AUTHORIZED, objection.get().detail());
        } else if (now - readsSince > limits.slowClient().toNanos()) {
            turnedAway("slow-client");
            visit.socket().close();
        } else if (isSilent(now)) {
            turnedAway("keep-alive-timeout");
            depart(true);
            part(Disconnect.KEEP_ALIVE_TIMEOUT, "Nothing was heard for one and a half times the keep-alive.");
        }
        return departed ? new Leaving() : this;
    }

    /** [MQTT-3.1.2-22] */
    private boolean isSilent(long now) {
        long keepAlive = visit.client().keepAlive().toNanos();
        return keepAlive > 0 && now - heard > keepAlive + keepAlive / 2;
    }

    @Override
    public void drained() {
        publications.drained();
    }

    @Override
    public Phase shutDown() {
        if (!departed) {
            depart(false);
            part(Disconnect.SERVER_SHUTTING_DOWN, "The gateway stops.");
        }
        return new Leaving();
    }

    @Override
    public void closed() {
        depart(true);
    }

    @Override
    public void takenOver(boolean ended) {
        visit.socket().execute(() -> {
            if (!departed) {
                var will = visit.client().will();
                depart(false);
                will.filter(known -> ended || known.delay().isZero())
                        .ifPresent(due -> reception.publish(due, visit.socket().sender(), visit.client()));
                part(Disconnect.SESSION_TAKEN_OVER, "Another client came with this id.");
            }
        });
    }

    private void leave(MqttReasonCodeAndPropertiesVariableHeader header) {
        Properties.number(header.properties(), MqttPropertyType.SESSION_EXPIRY_INTERVAL)
                .ifPresent(this::expire);
        depart(header.reasonCode() == Disconnect.DISCONNECT_WITH_WILL_MESSAGE.byteValue());
        visit.socket().part();
    }

    /** [MQTT-3.14.2-2]: a session that ends with the connection can't be made to last. */
    private void expire(long seconds) {
        if (seconds > 0 && visit.client().sessionExpiry().isZero()) {
            throw new ProtocolFault(Disconnect.PROTOCOL_ERROR, "The session's expiry was 0, and can't be changed now.");
        }
        sessionExpiry = limits.sessionExpiry(seconds);
    }

    private void depart(boolean withWill) {
        if (departed) {
            return;
        }
        departed = true;
        publications.end();
        var client = visit.client();
        var will = withWill ? client.will() : Optional.<Will>empty();
        reception
                .sessions()
                .leave(
                        client.sessionId(),
                        visit.session(),
                        this,
                        new Departure(
                                sessionExpiry,
                                will.map(due -> () ->
                                        reception.publish(due, visit.socket().sender(), client)),
                                will.map(Will::delay).orElse(Duration.ZERO)));
    }

    private void part(Disconnect code, String reason) {
        if (visit.client().five()) {
            visit.socket().writeLast(Packets.disconnect(code, Report.of(reason)));
        } else {
            visit.socket().part();
        }
    }

    private void turnedAway(String reason) {
        reception.turnedAway(visit.socket().sender(), reason);
    }

    private void subscribe(MqttSubscribeMessage packet) {
        turnedAway("subscribe");
        int filters = filters(packet.payload().topicSubscriptions().size());
        boolean five = visit.client().five();
        var code = five ? SubAck.IMPLEMENTATION_SPECIFIC_ERROR : SubAck.UNSPECIFIED_ERROR;
        var about = five && visit.client().problemInformation() ? Report.of(CONSUMERS) : MqttProperties.NO_PROPERTIES;
        visit.socket()
                .write(Packets.notSubscribed(packet.variableHeader().messageId(), filters, code.byteValue(), about));
    }

    private void unsubscribe(MqttUnsubscribeMessage packet) {
        int filters = filters(packet.payload().topics().size());
        visit.socket()
                .write(Packets.unsubscribed(
                        packet.variableHeader().messageId(), visit.client().five() ? filters : 0));
    }

    private static int filters(int count) {
        if (count == 0) {
            throw new ProtocolFault(Disconnect.PROTOCOL_ERROR, "There is no topic filter.");
        }
        return count;
    }
}
