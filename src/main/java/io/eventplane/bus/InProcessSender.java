package io.eventplane.bus;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
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
import org.apache.activemq.artemis.core.transaction.impl.TransactionImpl;
import org.jspecify.annotations.Nullable;

/**
 * Hands messages to the broker in this process without a connection: what takes three threads and an encoded packet each way
 * otherwise is one call here. The broker does with them what it does with a client's.
 */
final class InProcessSender implements Sender, BatchSender {

    private static final Logger LOG = System.getLogger(InProcessSender.class.getName());

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
    public void send(List<Pending> messages) {
        storage.setContext(confirmations);
        try {
            if (messages.stream().anyMatch(each -> each.outbound().duplicateId().isPresent())) {
                storeTogether(messages);
            } else {
                storeEach(messages);
            }
        } finally {
            storage.clearContext();
        }
    }

    @Override
    public boolean isShared() {
        return true;
    }

    /** One batch after the other: a duplicate of one that is under way is confirmed after it. */
    @Override
    public void store(List<Outbound> batch, Duration timeout) {
        var confirmed = new CompletableFuture<Void>();
        storeAll(batch.stream().map(each -> new Pending(each, confirmed, 0)).toList());
        BatchSender.await(confirmed, timeout);
    }

    private synchronized void storeAll(List<Pending> batch) {
        storage.setContext(confirmations);
        var transaction = new TransactionImpl(storage);
        try {
            for (Pending each : batch) {
                route(each.outbound(), transaction);
            }
            transaction.commit();
            storage.afterCompleteOperations(new Stored(batch, () -> runs(server)));
        } catch (Exception e) {
            undo(transaction);
            throw BusFailure.of(e);
        } finally {
            storage.clearContext();
        }
    }

    /** Without a transaction, whose record and, while the address pages, second sync would be for nothing. */
    private void storeEach(List<Pending> messages) {
        storage.afterCompleteOperations(
                new Stored(messages.stream().filter(this::isRouted).toList(), () -> runs(server)));
    }

    private boolean isRouted(Pending message) {
        try {
            route(message.outbound(), null);
            return true;
        } catch (Exception e) {
            message.fail(BusFailure.of(e));
            return false;
        }
    }

    /** One transaction for all: each message with a duplicate id would need one of its own, which costs as much as the message. */
    private void storeTogether(List<Pending> messages) {
        var transaction = new TransactionImpl(storage);
        try {
            for (Pending each : messages) {
                route(each.outbound(), transaction);
            }
            transaction.commit();
            storage.afterCompleteOperations(new Stored(messages, () -> runs(server)));
        } catch (Exception e) {
            storeOrFail(messages, transaction, e);
        }
    }

    /** One that can't be stored must not take the others with it. */
    private void storeOrFail(List<Pending> messages, Transaction begun, Exception failure) {
        boolean undone = undo(begun);
        if (undone && messages.size() > 1) {
            messages.forEach(each -> storeTogether(List.of(each)));
        } else {
            messages.forEach(each -> each.fail(BusFailure.of(failure)));
        }
    }

    /** Nothing to let go of; what is under way is confirmed still. */
    @Override
    public void close() {
        closed = true;
    }

    private void route(Outbound outbound, @Nullable Transaction transaction) throws Exception {
        prepare(outbound);
        var message = message(outbound);
        if (transaction == null || isNew(message, transaction)) {
            var context = new RoutingContextImpl(transaction).setDuplicateDetection(false);
            var status = postOffice.route(message, context, false);
            if (status == RoutingStatus.NO_BINDINGS && !outbound.makesItsAddress()) {
                throw missing(outbound.address());
            }
        }
    }

    /**
     * Remembers the message's duplicate id at once, as the broker does in a transaction that it begins itself. In one that is given it
     * would do so after the commit, and meanwhile let a duplicate pass.
     */
    private boolean isNew(Message message, Transaction transaction) throws Exception {
        byte[] duplicateId = message.getDuplicateIDBytes();
        if (duplicateId == null) {
            return true;
        }
        var seen = postOffice.getDuplicateIDCache(message.getAddressSimpleString());
        if (seen.contains(duplicateId)) {
            return false;
        }
        seen.addToCache(duplicateId, transaction, true);
        return true;
    }

    /** Duplicate ids are remembered before the messages are stored: left behind they would swallow the next attempt. */
    private static boolean undo(Transaction begun) {
        try {
            if (begun.getState() != Transaction.State.ROLLEDBACK) {
                begun.rollback();
            }
            return true;
        } catch (Exception e) {
            LOG.log(Level.DEBUG, "messages that could not be stored could not be undone", e);
            return false;
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
