package io.eventplane.bus;

import java.util.Optional;
import org.apache.activemq.artemis.api.core.ICoreMessage;
import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.reader.TextMessageUtil;
import org.apache.activemq.artemis.utils.UUIDGenerator;

/** A JMS text message for an address; all messages for one address keep their order. */
record OutboundText(String address, BrokerUser sender, ChannelMessage content) implements Outbound {

    private static final int PROPERTIES_BYTES = 512;

    @Override
    public Optional<String> duplicateId() {
        return content.options().duplicateId();
    }

    @Override
    public boolean makesItsAddress() {
        return true;
    }

    @Override
    public byte type() {
        return Message.TEXT_TYPE;
    }

    @Override
    public int estimatedBytes() {
        // Artemis writes the characters of most texts as two bytes each.
        return PROPERTIES_BYTES + 2 * content.text().length();
    }

    @Override
    public void write(ICoreMessage message) {
        SendOptions options = content.options();
        message.setUserID(UUIDGenerator.getInstance().generateUUID());
        options.properties().forEach((name, value) -> message.putStringProperty(PropertyName.of(name), value));
        duplicateId().ifPresent(id -> message.putStringProperty(Message.HDR_DUPLICATE_DETECTION_ID.toString(), id));
        if (!options.timeToLive().isZero()) {
            message.setExpiration(message.getTimestamp() + options.timeToLive().toMillis());
        }
        TextMessageUtil.writeBodyText(message.getBodyBuffer(), SimpleString.of(content.text()));
    }
}
