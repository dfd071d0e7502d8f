package io.eventplane.bus;

import java.util.UUID;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.ActiveMQInternalErrorException;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.api.core.client.ClientConsumer;
import org.apache.activemq.artemis.api.core.client.ClientMessage;
import org.apache.activemq.artemis.api.core.client.ClientProducer;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.apache.activemq.artemis.api.core.management.ManagementHelper;
import org.apache.activemq.artemis.api.core.management.ResourceNames;
import org.apache.activemq.artemis.core.client.impl.ClientMessageImpl;
import org.jspecify.annotations.Nullable;

/**
 * Asks the broker to delete an address, with a management message because Artemis' client has no call for it.
 *
 * @see <a href="https://activemq.apache.org/components/artemis/documentation/latest/management.html#using-management-message-api">Artemis, management message API</a>
 */
final class AddressRemoval {

    private static final String MANAGEMENT = "activemq.management";
    private static final String REPLIES = "management-replies.";

    private AddressRemoval() {}

    /** True when the address is gone, false when the broker keeps it, say because somebody has subscribed just now. */
    static boolean remove(ClientSession session, SimpleString address) throws ActiveMQException {
        session.start();
        try {
            ClientMessage request = session.createMessage(false);
            ManagementHelper.putOperationInvocation(request, ResourceNames.BROKER, "deleteAddress", address.toString());
            ClientMessage answer = answer(session, request);
            return answer != null && ManagementHelper.hasOperationSucceeded(answer);
        } catch (ActiveMQException e) {
            throw e;
        } catch (Exception e) {
            throw new ActiveMQInternalErrorException("the broker's management does not answer", e);
        } finally {
            session.stop();
        }
    }

    /** Artemis' own requestor takes an address of any name for the answer, which nobody could be allowed. */
    private static @Nullable ClientMessage answer(ClientSession session, ClientMessage request)
            throws ActiveMQException {
        String replies = REPLIES + UUID.randomUUID();
        session.createQueue(QueueConfiguration.of(replies).setDurable(false).setTemporary(true));
        try (ClientConsumer answers = session.createConsumer(replies);
                ClientProducer producer = session.createProducer(MANAGEMENT)) {
            request.putStringProperty(ClientMessageImpl.REPLYTO_HEADER_NAME, SimpleString.of(replies));
            producer.send(request);
            return answers.receive(
                    session.getSessionFactory().getServerLocator().getCallTimeout());
        } finally {
            session.deleteQueue(replies);
        }
    }
}
