package io.eventplane.bus;

import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.ActiveMQInternalErrorException;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.api.core.client.ClientMessage;
import org.apache.activemq.artemis.api.core.client.ClientRequestor;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.apache.activemq.artemis.api.core.management.ManagementHelper;
import org.apache.activemq.artemis.api.core.management.ResourceNames;
import org.jspecify.annotations.Nullable;

/**
 * Asks the broker to delete an address, with a management message because Artemis' client has no call for it.
 *
 * @see <a href="https://activemq.apache.org/components/artemis/documentation/latest/management.html#using-management-message-api">Artemis, management message API</a>
 */
final class AddressRemoval {

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

    private static @Nullable ClientMessage answer(ClientSession session, ClientMessage request) throws Exception {
        ClientRequestor requestor = new ClientRequestor(session, SimpleString.of("activemq.management"));
        try {
            return requestor.request(
                    request, session.getSessionFactory().getServerLocator().getCallTimeout());
        } finally {
            requestor.close();
        }
    }
}
