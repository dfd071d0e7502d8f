package io.eventplane.eventing;

import io.eventplane.subscription.BusUrl;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What {@code /runtime/subscriptions} answers, as JSON, without secrets. Fields are always there, null when there is nothing to say. */
final class SubscriptionJson {

    private static final JsonMapper JSON = JsonMapper.shared();

    private SubscriptionJson() {}

    /** {@code {"subscriptions": [{"definition", "url", "topic", "state", "since", …}]}}. */
    static String page(List<SubscriptionView> views) {
        var page = JsonNodeFactory.instance.objectNode();
        var list = page.putArray("subscriptions");
        views.forEach(view -> list.add(one(view)));
        return JSON.writeValueAsString(page);
    }

    private static ObjectNode one(SubscriptionView view) {
        var status = view.status();
        var node = JsonNodeFactory.instance.objectNode();
        node.putObject("definition")
                .put("id", view.definitionId())
                .put("name", view.name())
                .put("application", view.applicationName());
        node.put("url", BusUrl.shown(view.subscription().url()))
                .put("topic", view.subscription().topic())
                .put("state", status.state().name())
                .put("since", status.since().toString())
                .put("error", status.error());
        node.put("events", status.delivered().events())
                .put("bytes", status.delivered().bytes())
                .put("deadLetters", status.delivered().deadLetters())
                .put("lastEvent", text(status.delivered().last()));
        view.lag().ifPresentOrElse(lag -> node.put("lag", lag), () -> node.putNull("lag"));
        return node.put("lastError", status.lastError()).put("lastErrorAt", text(status.lastErrorAt()));
    }

    private static @Nullable String text(@Nullable Instant moment) {
        return moment == null ? null : moment.toString();
    }
}
