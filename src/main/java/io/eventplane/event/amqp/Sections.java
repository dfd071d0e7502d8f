package io.eventplane.event.amqp;

import io.eventplane.refusal.RefusedException;
import java.io.ByteArrayOutputStream;
import java.util.List;
import org.apache.qpid.proton.amqp.Binary;
import org.apache.qpid.proton.amqp.messaging.AmqpSequence;
import org.apache.qpid.proton.amqp.messaging.AmqpValue;
import org.apache.qpid.proton.amqp.messaging.Data;
import org.apache.qpid.proton.amqp.messaging.Footer;
import org.apache.qpid.proton.codec.AMQPDefinedTypes;
import org.apache.qpid.proton.codec.DecoderImpl;
import org.apache.qpid.proton.codec.EncoderImpl;
import org.apache.qpid.proton.codec.ReadableBuffer;
import org.apache.qpid.proton.message.Message;

/**
 * Finds all sections of a message's body. For one thread at a time.
 *
 * @see <a href="https://docs.oasis-open.org/amqp/core/v1.0/os/amqp-core-messaging-v1.0-os.html#section-message-format">AMQP 1.0, message
 *     format</a>
 */
final class Sections {

    private static final List<Class<?>> BODY = List.of(Data.class, AmqpSequence.class, AmqpValue.class);

    private final DecoderImpl decoder = new DecoderImpl();

    Sections() {
        AMQPDefinedTypes.registerMessagingTypes(decoder, new EncoderImpl(decoder));
    }

    /** Sees to it that the message has the whole body of those bytes, or one that is refused. */
    void complete(Message message, ReadableBuffer wire) {
        try {
            if (bodySections(wire) > 1) {
                message.setBody(new Data(joined(wire.rewind())));
            }
        } catch (RefusedException e) {
            message.setBody(new UnreadBody(e));
        } catch (RuntimeException e) {
            // Whatever the codec thinks of bytes that are none of AMQP's.
            message.setBody(UnreadBody.because("it is no body of AMQP's, " + e.getMessage()));
        } finally {
            decoder.setBuffer(null);
        }
    }

    /** Goes over the sections without reading what is in them. */
    private int bodySections(ReadableBuffer wire) {
        decoder.setBuffer(wire);
        int count = 0;
        while (wire.hasRemaining()) {
            int before = wire.position();
            var section = decoder.readConstructor();
            if (BODY.contains(section.getTypeClass())) {
                count++;
            } else if (count > 0 && section.getTypeClass() != Footer.class) {
                throw UnreadBody.because("behind it comes what is no section of a message")
                        .why();
            }
            section.skipValue();
            if (wire.position() <= before) {
                throw UnreadBody.because("one of its sections has a size that is none")
                        .why();
            }
        }
        return count;
    }

    private Binary joined(ReadableBuffer wire) {
        decoder.setBuffer(wire);
        var bytes = new ByteArrayOutputStream(wire.remaining());
        while (wire.hasRemaining()) {
            Object section = decoder.readObject();
            if (section instanceof Data data) {
                var part = data.getValue();
                bytes.write(part.getArray(), part.getArrayOffset(), part.getLength());
            } else if (BODY.contains(section.getClass())) {
                throw UnreadBody.because("it has several sections that are no data")
                        .why();
            }
        }
        return new Binary(bytes.toByteArray());
    }
}
