package io.eventplane.asyncapi.overview;

/**
 * One way of proving who one is.
 *
 * @param name of the scheme among the document's components, or its place in the list
 * @param type such as {@code userPassword} or {@code oauth2}; {@code unknown} where the document does not say, which is never
 *     the same as open; {@code none} where it says that none is needed
 */
public record SecurityOverview(String name, String type) {

    static final String UNKNOWN = "unknown";
    static final String NONE = "none";
}
