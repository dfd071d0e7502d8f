package io.eventplane.director.fetches;

import org.jspecify.annotations.Nullable;

/**
 * What a server said of a copy, and what it is asked to compare with the next time.
 *
 * @param etag as it came; null for none
 * @param lastModified as it came; null for none
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#name-validator-fields">RFC 9110, 8.8</a>
 */
public record Validators(@Nullable String etag, @Nullable String lastModified) {

    public static final Validators NONE = new Validators(null, null);

    public boolean isEmpty() {
        return etag == null && lastModified == null;
    }
}
