package io.eventplane.director.pages;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * A place in a list: the position of the last row of a page, opaque to the client.
 *
 * @param value what the client sees and hands back
 */
public record PageCursor(String value) {

    /** The cursor that points at this position. */
    public static PageCursor at(long position) {
        var text = Long.toString(position).getBytes(StandardCharsets.US_ASCII);
        return new PageCursor(Base64.getUrlEncoder().withoutPadding().encodeToString(text));
    }

    /**
     * The position that this cursor points at.
     *
     * @throws IllegalArgumentException if the cursor did not come from here
     */
    public long position() {
        try {
            return Long.parseLong(new String(Base64.getUrlDecoder().decode(value), StandardCharsets.US_ASCII));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "after: not a cursor of this list; hand back pageInfo.endCursor as it came", e);
        }
    }
}
