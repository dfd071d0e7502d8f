package io.eventplane.notice;

/** The address at the gateway of one Runtime where a definition's events are published. */
public record EventUrl(String runtimeId, String url) {

    public EventUrl {
        if (runtimeId.isBlank()) {
            throw new IllegalArgumentException("the Runtime id of event URL " + url + " is blank");
        }
        if (url.isBlank()) {
            throw new IllegalArgumentException("the event URL of Runtime " + runtimeId + " is blank");
        }
    }
}
