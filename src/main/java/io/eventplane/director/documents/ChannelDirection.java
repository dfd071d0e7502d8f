package io.eventplane.director.documents;

import org.eclipse.microprofile.graphql.Description;

/** Which way events go on a channel, as the Application sees it. */
@Description("Which way events go, as the Application sees it: what it sends can be published to the event URL.")
public enum ChannelDirection {
    SEND,
    RECEIVE
}
