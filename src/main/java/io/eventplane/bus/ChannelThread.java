package io.eventplane.bus;

import jakarta.enterprise.concurrent.ManagedThreadFactory;
import javax.naming.InitialContext;
import javax.naming.NamingException;

/**
 * The thread on which the messages of a channel are handled: one of the server's, so that handlers find what Jakarta EE
 * promises, say names under {@code java:comp}; outside of a server a plain one.
 */
final class ChannelThread {

    private ChannelThread() {}

    // The name is a constant.
    @SuppressWarnings("BanJNDI")
    static Thread of(String name, Runnable task) {
        try {
            ManagedThreadFactory threads = InitialContext.doLookup("java:comp/DefaultManagedThreadFactory");
            Thread thread = threads.newThread(task);
            thread.setName(name);
            return thread;
        } catch (NamingException e) {
            return ApplicationClassLoader.thread(name, task);
        }
    }
}
