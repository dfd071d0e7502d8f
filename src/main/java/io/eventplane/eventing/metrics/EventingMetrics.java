package io.eventplane.eventing.metrics;

import io.eventplane.eventing.SubscriptionState;
import io.eventplane.eventing.SubscriptionView;
import io.eventplane.eventing.Subscriptions;
import io.eventplane.metrics.Metrics;
import io.eventplane.subscription.BusUrl;
import io.prometheus.metrics.core.metrics.CounterWithCallback;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import java.util.function.ToLongFunction;

/** Counts what subscriptions bring, and shows how they stand. */
@WebListener
public class EventingMetrics implements ServletContextListener {

    private static final String[] LABELS = {"definition", "url", "topic"};

    private final Subscriptions subscriptions;
    private final Metrics all;

    /** Of these, among all. */
    @Inject
    public EventingMetrics(Subscriptions subscriptions, Metrics all) {
        this.subscriptions = subscriptions;
        this.all = all;
    }

    @Override
    public void contextInitialized(ServletContextEvent event) {
        counter(
                "events",
                "Events of external buses that the Runtime's bus has on disk.",
                view -> view.status().delivered().events());
        counter(
                "bytes",
                "Bytes that messages of external buses had.",
                view -> view.status().delivered().bytes());
        counter(
                "dead_letters",
                "Messages of external buses that could not become events.",
                view -> view.status().delivered().deadLetters());
        gauge(
                "subscribed",
                "1 while the subscription is subscribed, else 0.",
                view -> view.status().state() == SubscriptionState.SUBSCRIBED ? 1 : 0);
        GaugeWithCallback.builder()
                .name("eventplane_eventing_lag")
                .help("Messages that wait on the external bus, where it tells.")
                .labelNames(LABELS)
                .callback(callback -> subscriptions.all().stream()
                        .filter(view -> view.lag().isPresent())
                        .forEach(view -> callback.call((double) view.lag().getAsLong(), labels(view))))
                .register(all.registry());
    }

    private void counter(String name, String help, ToLongFunction<SubscriptionView> value) {
        CounterWithCallback.builder()
                .name("eventplane_eventing_" + name)
                .help(help)
                .labelNames(LABELS)
                .callback(callback -> subscriptions
                        .all()
                        .forEach(view -> callback.call((double) value.applyAsLong(view), labels(view))))
                .register(all.registry());
    }

    private void gauge(String name, String help, ToLongFunction<SubscriptionView> value) {
        GaugeWithCallback.builder()
                .name("eventplane_eventing_" + name)
                .help(help)
                .labelNames(LABELS)
                .callback(callback -> subscriptions
                        .all()
                        .forEach(view -> callback.call((double) value.applyAsLong(view), labels(view))))
                .register(all.registry());
    }

    private static String[] labels(SubscriptionView view) {
        return new String[] {
            view.definitionId(),
            BusUrl.shown(view.subscription().url()),
            view.subscription().topic()
        };
    }
}
