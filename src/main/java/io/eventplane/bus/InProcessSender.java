package io.eventplane.bus;

import java.util.concurrent.CompletableFuture;
import org.apache.activemq.artemis.api.core.ActiveMQAddressDoesNotExistException;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.message.impl.CoreMessage;
import org.apache.activemq.artemis.core.persistence.OperationContext;
import org.apache.activemq.artemis.core.persistence.StorageManager;
import org.apache.activemq.artemis.core.persistence.impl.journal.LargeServerMessageImpl;
import org.apache.activemq.artemis.core.postoffice.PostOffice;
import org.apache.activemq.artemis.core.postoffice.RoutingStatus;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.server.impl.AddressInfo;
import org.apache.activemq.artemis.core.server.impl.RoutingContextImpl;
import org.apache.activemq.artemis.core.transaction.Transaction;
import org.jspecify.annotations.Nullable;

/**
 * Hands messages to the broker in this process without a connection: what takes three threads and an encoded packet each way
 * otherwise is one call here. The broker does with them what it does with a client's.
 */
final class InProcessSender implements Sender {

    /** JMS' default. */
    private static final byte USUAL_PRIORITY = 4;

    private final ActiveMQServer server;
    /** The server itself forgets them when it stops. */
    private final StorageManager storage;

    private final PostOffice postOffice;
    /** Completes in the order of what went through it, so a duplicate is confirmed after the original is on disk. */
    private final OperationContext confirmations;

    private volatile boolean closed;

    private InProcessSender(ActiveMQServer server, StorageManager storage, PostOffice postOffice) {
        this.server = server;
        this.storage = storage;
        this.postOffice = postOffice;
        this.confirmations = storage.newContext(server.getExecutorFactory().getExecutor());
    }

    /** @throws BusUnavailableException when the server does not run, or stops right now */
    static InProcessSender of(ActiveMQServer server) {
        StorageManager storage = server.getStorageManager();
        PostOffice postOffice = server.getPostOffice();
        if (storage == null || postOffice == null || !runs(server)) {
            throw new BusUnavailableException("the embedded broker does not run");
        }
        return new InProcessSender(server, storage, postOffice);
    }

    private static boolean runs(ActiveMQServer server) {
        return server.isStarted() && server.isActive();
    }

    @Override
    public boolean isUsable() {
        return !closed && runs(server);
    }

    @Override
    public void send(Outbound outbound, CompletableFuture<Void> confirmed) {
        storage.setContext(confirmations);
        try {
            route(outbound);
            storage.afterCompleteOperations(new Stored(confirmed, () -> runs(server)));
        } catch (Exception e) {
            confirmed.completeExceptionally(BusFailure.of(e));
        } finally {
            storage.clearContext();
        }
    }

    /** Nothing to let go of; what is under way is confirmed still. */
    @Override
    public void close() {
        closed = true;
    }

    private void route(Outbound outbound) throws Exception {
        prepare(outbound);
        var context = new RoutingContextImpl(null);
        try {
            var status = postOffice.route(message(outbound), context, false);
            if (status == RoutingStatus.NO_BINDINGS && !outbound.makesItsAddress()) {
                throw missing(outbound.address());
            }
        } catch (Exception e) {
            undo(context.getTransaction());
            throw e;
        }
    }

    /** The broker remembers a duplicate id before the message is stored: left behind it would swallow the next attempt. */
    private static void undo(@Nullable Transaction begun) throws Exception {
        if (begun != null && begun.getState() != Transaction.State.ROLLEDBACK) {
            begun.rollback();
        }
    }

    private void prepare(Outbound outbound) throws Exception {
        var address = SimpleString.of(outbound.address());
        if (outbound.makesItsAddress() && server.getAddressInfo(address) == null) {
            server.addOrUpdateAddressInfo(new AddressInfo(address, RoutingType.MULTICAST));
        }
    }

    /** Beyond the size of a journal's record the body goes into a file of its own. */
    private Message message(Outbound outbound) throws Exception {
        var message = new CoreMessage(storage.generateID(), outbound.estimatedBytes());
        message.setType(outbound.type());
        message.setDurable(true);
        message.setPriority(USUAL_PRIORITY);
        message.setTimestamp(System.currentTimeMillis());
        message.setAddress(outbound.address());
        outbound.write(message);
        return LargeServerMessageImpl.checkLargeMessage(message, storage);
    }

    private static ActiveMQException missing(String address) {
        return new ActiveMQAddressDoesNotExistException("there is no address " + address);
    }
}
