package io.eventplane.event;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.eventplane.bus.BusEvent;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which trace somebody is in, as headers of HTTP, user properties of MQTT 5, and properties and annotations of AMQP say it, all with the same
 * names. What is not well-formed counts as not said, as the standard wants it.
 *
 * @param parent the value of {@code traceparent}
 * @param state that of {@code tracestate}; null when there is none
 * @see <a href="https://www.w3.org/TR/trace-context/#traceparent-header">W3C Trace Context</a>
 * @see <a href="https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/extensions/distributed-tracing.md">CloudEvents, distributed
 *     tracing extension</a>
 */
public record TraceContext(String parent, @Nullable String state) {

    /** The name of the parent, in every protocol and as an extension of CloudEvents. */
    public static final String PARENT = "traceparent";

    /** The name of the state, likewise. */
    public static final String STATE = "tracestate";

    private static final String IDS = "-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}";

    /** Versions after 00 may say more behind what is known. */
    private static final Pattern PARENTS =
            Pattern.compile("00" + IDS + "|(?!00|ff)[0-9a-f]{2}" + IDS + "(-[ -~]{0,200})?");

    private static final Pattern STATES = Pattern.compile("[ -~]{1,512}");

    /** What a sender says beside the event; null when it says nothing that can be read. */
    public static @Nullable TraceContext of(EventHeaders headers) {
        var parent = headers.value(PARENT);
        return parent == null ? null : of(parent, headers.value(STATE));
    }

    /** What these say; null when they say nothing that can be read. */
    public static @Nullable TraceContext of(@Nullable String parent, @Nullable String state) {
        return parent != null && PARENTS.matcher(parent).matches()
                ? new TraceContext(
                        parent, state != null && STATES.matcher(state).matches() ? state : null)
                : null;
    }

    /** What the event itself says, in which its trace began; null when it says nothing that can be read. */
    public static @Nullable TraceContext of(CloudEvent event) {
        return event.getExtension(PARENT) instanceof String parent
                ? of(parent, event.getExtension(STATE) instanceof String state ? state : null)
                : null;
    }

    /**
     * The event as part of this trace: its properties name it, for whoever goes on with it; the event itself keeps where its trace began, and
     * is told when it doesn't know.
     */
    public BusEvent on(BusEvent event) {
        return new BusEvent(event.address(), beginning(event.event()), event.duplicateId(), beside(event.properties()));
    }

    private CloudEvent beginning(CloudEvent event) {
        if (event.getExtension(PARENT) != null) {
            return event;
        }
        var traced = CloudEventBuilder.from(event).withExtension(PARENT, parent);
        return (state == null ? traced.withoutExtension(STATE) : traced.withExtension(STATE, state)).build();
    }

    /** Those properties and this context, for whoever goes on with the trace. */
    public Map<String, String> beside(Map<String, String> properties) {
        Map<String, String> all = new LinkedHashMap<>(properties);
        all.put(PARENT, parent);
        all.remove(STATE);
        if (state != null) {
            all.put(STATE, state);
        }
        return all;
    }
}
