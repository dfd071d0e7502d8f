package io.eventplane.director.webhooks;

/** What an Application's webhook wants to hear of. */
public enum ApplicationWebhookType {
    CONFIGURATION_CHANGED
}
