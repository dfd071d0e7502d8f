package io.eventplane.bus;

import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.api.core.client.ClientMessage;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.apache.activemq.artemis.reader.TextMessageUtil;
import org.apache.activemq.artemis.utils.UUIDGenerator;

/** A JMS text message for an address; all messages for one address keep their order. */
record OutboundText(String address, ChannelMessage content) implements Outbound {

    @Override
    public String orderKey() {
        return address;
    }

    @Override
    public boolean makesItsAddress() {
        return true;
    }

    @Override
    public ClientMessage message(ClientSession session) {
        SendOptions options = content.options();
        ClientMessage message = session.createMessage(Message.TEXT_TYPE, true);
        message.setUserID(UUIDGenerator.getInstance().generateUUID());
        options.properties().forEach((name, value) -> message.putStringProperty(PropertyName.of(name), value));
        options.duplicateId()
                .ifPresent(id -> message.putStringProperty(Message.HDR_DUPLICATE_DETECTION_ID.toString(), id));
        if (!options.timeToLive().isZero()) {
            message.setExpiration(message.getTimestamp() + options.timeToLive().toMillis());
        }
        TextMessageUtil.writeBodyText(message.getBodyBuffer(), SimpleString.of(content.text()));
        return message;
    }
}
