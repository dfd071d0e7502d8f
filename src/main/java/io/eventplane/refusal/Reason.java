package io.eventplane.refusal;

/**
 * The closed list of reasons to refuse, in the order in which they are looked for. {@link #code()} is stable: senders may
 * decide by it.
 */
public enum Reason {
    /** The address itself can't be read: bad percent-encoding, a dot segment, a control character. */
    MALFORMED_ADDRESS("malformed-address", "The address can't be read"),
    /** No event URL is open for that definition id. */
    UNKNOWN_DEFINITION("unknown-definition", "There is no such event API"),
    /** The definition's document has no such publishable channel. */
    UNKNOWN_CHANNEL("unknown-channel", "There is no such channel"),
    /** Several event APIs have that channel, and the sender doesn't say which it means; the refusal names them. */
    AMBIGUOUS_CHANNEL("ambiguous-channel", "Several event APIs have this channel"),
    /** Credentials are missing, wrong, or of a kind that is not served. */
    UNAUTHENTICATED("unauthenticated", "The credentials don't open this event API"),
    /** A token is good for nothing here: expired, forged, or of another client. */
    INVALID_TOKEN("invalid-token", "The token doesn't open this event API"),
    /** The token is good, and lacks scopes; the refusal names them. */
    INSUFFICIENT_SCOPE("insufficient-scope", "The token may not be used for this"),
    /** Too many logins from this address have failed, so none is looked at now: try again later. */
    TOO_MANY_LOGINS("too-many-logins", "Too many logins have failed"),
    /** It can't be found out now whether a token is good: its issuer is away, or too many are asked about. Try again later. */
    ISSUER_UNAVAILABLE("issuer-unavailable", "The token's issuer is not available"),
    /** The version's sunset is over; the refusal names the newer one, if there is one. */
    RETIRED("retired", "This version of the event API is no longer served"),
    /** The definition's document has no server of this protocol; the refusal names the protocols that it has. */
    PROTOCOL_NOT_OFFERED("protocol-not-offered", "This event API is not published over this protocol"),
    /** More bytes than the limit, counted after decompression. */
    TOO_LARGE("too-large", "The event is too large"),
    /** A content type or encoding that is not taken here. */
    UNSUPPORTED_MEDIA_TYPE("unsupported-media-type", "This media type is not taken here"),
    /** Not a CloudEvent, or not the JSON that it says it is. */
    MALFORMED_EVENT("malformed-event", "The event is malformed"),
    /** Several messages would do, and the event doesn't say which it is. */
    AMBIGUOUS_MESSAGE("ambiguous-message", "The event fits no single message"),
    /** Well-formed, but not what the message's schema asks for. */
    INVALID_PAYLOAD("invalid-payload", "The payload breaks the message's schema"),
    /** More events in a second than the definition, or the credentials, may have: send again later, and more slowly. */
    RATE_EXCEEDED("rate-exceeded", "Too many events for now"),
    /** The gateway holds as many bytes of events as it may: send again later. */
    OVERLOADED("overloaded", "The gateway has no room for now"),
    /** The bus can't be reached, or didn't confirm in time: send again later. */
    BUS_UNAVAILABLE("bus-unavailable", "The bus is not available"),
    /** The bus has no room: send again later. */
    BUS_FULL("bus-full", "The bus is full");

    private final String code;
    private final String title;

    Reason(String code, String title) {
        this.code = code;
        this.title = title;
    }

    /** Whether it is the credentials that don't do. */
    public boolean isOfCredentials() {
        return this == UNAUTHENTICATED || this == INVALID_TOKEN || this == INSUFFICIENT_SCOPE;
    }

    /** The stable name: lower-case words with dashes. */
    public String code() {
        return code;
    }

    /** The same for every refusal for this reason; for people. */
    public String title() {
        return title;
    }
}
