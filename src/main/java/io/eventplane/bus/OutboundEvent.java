package io.eventplane.bus;

import io.cloudevents.CloudEvent;
import io.cloudevents.CloudEventData;
import java.util.Optional;
import org.apache.activemq.artemis.api.core.ICoreMessage;
import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.utils.UUIDGenerator;

/**
 * An event as a JMS bytes message: a CloudEvent in binary mode, its attributes as {@code cloudEvents_…} properties, its
 * content type where AMQP has it.
 *
 * @see <a href="https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/bindings/amqp-protocol-binding.md#31-binary-content-mode">CloudEvents 1.0.2, AMQP binding, binary mode</a>
 */
record OutboundEvent(BusEvent event, BrokerUser sender) implements Outbound {

    private static final byte[] NO_DATA = {};

    /** What the attributes of a usual event take. */
    private static final int ATTRIBUTES_BYTES = 1024;

    /**
     * Artemis makes this property AMQP's content-type:
     * org.apache.activemq.artemis.protocol.amqp.converter.CoreAmqpConverter.
     */
    private static final String CONTENT_TYPE = "JMS_AMQP_ContentType";

    @Override
    public String address() {
        return event.address();
    }

    @Override
    public Optional<String> duplicateId() {
        return event.duplicateId();
    }

    @Override
    public boolean makesItsAddress() {
        return false;
    }

    @Override
    public byte type() {
        return Message.BYTES_TYPE;
    }

    @Override
    public int estimatedBytes() {
        return ATTRIBUTES_BYTES + data(event.event()).length;
    }

    @Override
    public void write(ICoreMessage message) {
        // JMS knows it as the message id.
        message.setUserID(UUIDGenerator.getInstance().generateUUID());
        event.properties().forEach((name, value) -> message.putStringProperty(PropertyName.of(name), value));
        CloudEventProperties.put(event.event(), message);
        Optional.ofNullable(event.event().getDataContentType())
                .ifPresent(type -> message.putStringProperty(CONTENT_TYPE, type));
        duplicateId().ifPresent(id -> message.putStringProperty(Message.HDR_DUPLICATE_DETECTION_ID.toString(), id));
        message.getBodyBuffer().writeBytes(data(event.event()));
    }

    private static byte[] data(CloudEvent event) {
        return Optional.ofNullable(event.getData()).map(CloudEventData::toBytes).orElse(NO_DATA);
    }
}
