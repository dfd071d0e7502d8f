package io.eventplane.gateway.mqtt;

/** One client on one connection. */
record Visit(Client client, Session session, MqttSocket socket) {}
