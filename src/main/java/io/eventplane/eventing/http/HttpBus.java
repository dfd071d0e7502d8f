package io.eventplane.eventing.http;

import io.eventplane.eventing.source.ClientTls;
import io.eventplane.eventing.source.EventingThreads;
import io.eventplane.eventing.source.ExternalBus;
import io.eventplane.eventing.source.OpenSubscription;
import io.eventplane.eventing.source.Receiver;
import io.eventplane.eventing.source.SourceTokens;
import io.eventplane.eventing.source.SubscriptionOrder;
import io.eventplane.platform.DataFolder;
import io.eventplane.platform.DurableFile;
import io.eventplane.platform.OnePerApplication;
import io.eventplane.subscription.BusRules;
import io.eventplane.subscription.ExternalSubscription;
import io.eventplane.subscription.HttpRules;
import io.eventplane.subscription.SubscriptionAuth;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Server-sent events over HTTP and HTTPS. */
@OnePerApplication
public final class HttpBus implements ExternalBus, AutoCloseable {

    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final int READERS = 8;
    private static final int READER_IDLE_SECONDS = 10;
    private static final HttpRules RULES = new HttpRules();

    private final EventingThreads threads;
    private final SourceTokens tokens;
    private final DataFolder data;
    private final ThreadPoolExecutor readers;
    private final HttpClient client;

    /** Keeps what it has to remember in that folder. */
    @Inject
    public HttpBus(EventingThreads threads, ClientTls tls, SourceTokens tokens, DataFolder data) {
        this.threads = threads;
        this.tokens = tokens;
        this.data = data;
        this.readers = readers();
        this.client = client(readers, tls);
    }

    @Override
    public BusRules rules() {
        return RULES;
    }

    @Override
    public OpenSubscription open(SubscriptionOrder order, Receiver receiver) {
        var place = new Place(new DurableFile(data.resolve("eventing", "places", order.clientName())), threads);
        var subscription = order.subscription();
        var progress = new Progress(place.read()
                .or(() -> subscription.attribute(HttpRules.LAST_EVENT_ID))
                .orElse(""));
        var source = new EventSource(line(order, receiver, progress, place), receiver, threads);
        progress.whenSettled(() -> {
            place.move(progress::settled);
            source.resume();
        });
        source.begin();
        return new StreamSubscription(source, place);
    }

    @Override
    @PreDestroy
    public void close() {
        readers.shutdownNow();
    }

    private Line line(SubscriptionOrder order, Receiver receiver, Progress progress, Place place) {
        var subscription = order.subscription();
        var authorization = new Authorization(subscription.auth().map(SubscriptionAuth::credential), tokens);
        return new Line(
                client,
                authorization.blocks() ? threads.background() : readers,
                StreamRequest.of(subscription),
                authorization,
                new Taking(order, progress, receiver),
                progress,
                place,
                idle(subscription));
    }

    private static Duration idle(ExternalSubscription subscription) {
        return Duration.ofSeconds(subscription
                .attribute(HttpRules.IDLE_TIMEOUT)
                .map(Long::parseLong)
                .orElse(HttpRules.DEFAULT_IDLE_TIMEOUT));
    }

    /** A few for all streams: whoever is handed what comes does not wait. They end when nothing has come for a while. */
    private static ThreadPoolExecutor readers() {
        var readers = new ThreadPoolExecutor(
                READERS,
                READERS,
                READER_IDLE_SECONDS,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                EventingThreads.named("eventplane-eventing-http"));
        readers.allowCoreThreadTimeOut(true);
        return readers;
    }

    /** HTTP/1.1: streams of one HTTP/2 connection share its window, so that one that is held back would hold back the others. */
    private static HttpClient client(Executor readers, ClientTls tls) {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(CONNECT)
                .sslContext(tls.context())
                .executor(readers)
                .build();
    }
}
