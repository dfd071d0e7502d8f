package io.eventplane.eventing.mqtt;

import com.hivemq.client.mqtt.MqttClientExecutorConfig;
import io.eventplane.eventing.source.EventingThreads;
import io.reactivex.schedulers.Schedulers;
import java.util.concurrent.ThreadFactory;

/**
 * The few threads that read and write the sockets of all MQTT subscriptions; they exist while one of them does.
 *
 * <p>The client keeps event loops by executor, so all clients have to name the same one: an executor each would be threads each.
 */
final class EventLoops {

    private static final int THREADS = 2;

    private EventLoops() {}

    /** What every client is made with. What it has to tell, it tells on its event loop: nobody who hears it waits. */
    static MqttClientExecutorConfig shared() {
        Schedulers.start();
        ThreadFactory threads = EventingThreads.named("eventplane-eventing-mqtt");
        return MqttClientExecutorConfig.builder()
                .nettyExecutor(task -> threads.newThread(task).start())
                .nettyThreads(THREADS)
                .applicationScheduler(Schedulers.trampoline())
                .build();
    }

    /** The client's library has threads that nobody needs here, and that would hold an ended application in memory. */
    static void end() {
        Schedulers.shutdown();
    }
}
