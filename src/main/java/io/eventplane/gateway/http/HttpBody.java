package io.eventplane.gateway.http;

import io.eventplane.gateway.refusal.Reason;
import io.eventplane.gateway.refusal.Refusal;
import io.eventplane.gateway.refusal.RefusedException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;

/** Reads a request's body, inflated where it is compressed, and never more of it than the limit. */
final class HttpBody {

    /** What every gzip stream starts with, and no JSON text. RFC 1952, section 2.3.1. */
    private static final byte[] MAGIC = {0x1f, (byte) 0x8b};

    private static final List<String> ENCODINGS = List.of("gzip", "identity");

    private HttpBody() {}

    /**
     * The body. A container hands out no more of it than {@code Content-Length} says.
     *
     * @param limit bytes after inflation
     * @throws RefusedException for {@code TOO_LARGE}, {@code UNSUPPORTED_MEDIA_TYPE} or {@code MALFORMED_EVENT}
     * @throws IOException when the sender goes away
     */
    static byte[] read(HttpHead head, InputStream body, int limit) throws IOException {
        if (isGzip(head)) {
            return inflated(body, limit);
        }
        long declared = declared(head);
        if (declared > limit) {
            throw tooLarge(limit);
        }
        // Read by its length a body needs one array; read without, one of 16 KiB first.
        return declared > 0 ? body.readNBytes((int) declared) : limited(body, limit);
    }

    /** Several encodings on top of each other are only good for bombs. */
    private static boolean isGzip(HttpHead head) {
        var encoding = String.join(",", head.all("content-encoding")).strip().toLowerCase(Locale.ROOT);
        return switch (encoding) {
            case "", "identity" -> false;
            case "gzip", "x-gzip" -> true;
            default ->
                throw new RefusedException(Refusal.insteadOf(
                        Reason.UNSUPPORTED_MEDIA_TYPE,
                        "The content encoding is not known here: send gzip, or none.",
                        ENCODINGS));
        };
    }

    private static long declared(HttpHead head) {
        try {
            return Long.parseLong(head.first("content-length").orElse("0"));
        } catch (NumberFormatException e) {
            return 0; // The container's to judge; what is read is counted then.
        }
    }

    /** Liberty has inflated the body already, unless it was told not to, and leaves the header as it was. */
    private static byte[] inflated(InputStream body, int limit) {
        try {
            var pushback = new PushbackInputStream(body, MAGIC.length);
            byte[] start = pushback.readNBytes(MAGIC.length);
            pushback.unread(start);
            return limited(Arrays.equals(start, MAGIC) ? new GZIPInputStream(pushback) : pushback, limit);
        } catch (IOException e) {
            throw new RefusedException(
                    Reason.MALFORMED_EVENT, "The body is not gzip, is not all of it, or inflates too far.");
        }
    }

    private static byte[] limited(InputStream body, int limit) throws IOException {
        byte[] bytes = body.readNBytes(limit);
        if (body.read() >= 0) {
            throw tooLarge(limit);
        }
        return bytes;
    }

    private static RefusedException tooLarge(int limit) {
        return new RefusedException(
                Reason.TOO_LARGE, "The body has more than the " + limit + " bytes that are taken here.");
    }
}
