package io.eventplane.gateway.mqtt.publish;

import io.eventplane.gateway.mqtt.session.Client;
import io.eventplane.gateway.mqtt.session.Session;
import io.eventplane.gateway.mqtt.socket.MqttSocket;

/** One client on one connection. */
public record Visit(Client client, Session session, MqttSocket socket) {}
