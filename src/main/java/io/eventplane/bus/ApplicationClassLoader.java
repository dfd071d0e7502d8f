package io.eventplane.bus;

import java.util.concurrent.Callable;

/**
 * Artemis finds its protocols and transports through the thread's context class loader, which on a thread of the
 * server's need not be the application's.
 */
final class ApplicationClassLoader {

    private static final ClassLoader APPLICATION = ApplicationClassLoader.class.getClassLoader();

    private ApplicationClassLoader() {}

    static <T> T run(Callable<T> task) throws Exception {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(APPLICATION);
        try {
            return task.call();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /** A daemon, so that it never keeps a server from stopping. */
    static Thread thread(String name, Runnable task) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        thread.setContextClassLoader(APPLICATION);
        return thread;
    }
}
