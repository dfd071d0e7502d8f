package io.eventplane.gateway.http;

import io.eventplane.gateway.limit.InFlightBytes;
import io.eventplane.refusal.Reason;
import io.eventplane.refusal.Refusal;
import io.eventplane.refusal.RefusedException;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** Gathers a request's body, never more of it than the limit, and inflates it where it is compressed. For one thread at a time. */
final class HttpBody {

    private static final List<String> ENCODINGS = List.of("gzip", "identity");

    /** What gzip adds to what can't be compressed: RFC 1951, 3.2.4 (5 bytes for 64 KiB), and its head and end. */
    private static final int GZIP_ADDS = 1024;

    private static final int GZIP_ADDS_ONE_IN = 8192;

    private final boolean gzip;
    private final int limit;
    private final InFlightBytes inFlight;
    private long reserved;
    private @Nullable Buffer gathered;

    private HttpBody(boolean gzip, int limit, InFlightBytes inFlight) {
        this.gzip = gzip;
        this.limit = limit;
        this.inFlight = inFlight;
    }

    /**
     * A body of which nothing has arrived yet.
     *
     * @param limit bytes after inflation
     * @param inFlight what its bytes are counted in while they are gathered
     * @throws RefusedException for {@code TOO_LARGE}, {@code UNSUPPORTED_MEDIA_TYPE} or {@code OVERLOADED}
     */
    static HttpBody announcedBy(HttpHead head, int limit, InFlightBytes inFlight) {
        var body = new HttpBody(isGzip(head), limit, inFlight);
        long declared = declared(head);
        body.require(declared);
        if (inFlight.isExhaustedFor(declared)) {
            throw new RefusedException(InFlightBytes.refusal());
        }
        return body;
    }

    /** @throws RefusedException for {@code TOO_LARGE} or {@code OVERLOADED}; what was gathered is forgotten then */
    void add(Buffer chunk) {
        require(reserved + chunk.length());
        reserve(chunk.length());
        gathered = gathered == null ? chunk : gathered.appendBuffer(chunk);
    }

    /** What was gathered is of no use any more. */
    void forget() {
        gathered = null;
        inFlight.release(reserved);
        reserved = 0;
    }

    private void reserve(int bytes) {
        if (!inFlight.tryReserve(bytes)) {
            forget();
            throw new RefusedException(InFlightBytes.refusal());
        }
        reserved += bytes;
    }

    /**
     * All of it, which is not counted here any more.
     *
     * @throws RefusedException for {@code TOO_LARGE} or {@code MALFORMED_EVENT}
     */
    byte[] bytes() {
        byte[] sent = gathered == null ? new byte[0] : gathered.getBytes();
        forget();
        return gzip ? inflated(sent) : sent;
    }

    private void require(long sent) {
        long most = gzip ? (long) limit + limit / GZIP_ADDS_ONE_IN + GZIP_ADDS : limit;
        if (sent > most) {
            forget();
            throw tooLarge();
        }
    }

    /** Several encodings on top of each other are only good for bombs. */
    private static boolean isGzip(HttpHead head) {
        if (head.value(HttpHeaders.CONTENT_ENCODING) == null) {
            return false;
        }
        var encoding =
                String.join(",", head.all(HttpHeaders.CONTENT_ENCODING)).strip().toLowerCase(Locale.ROOT);
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
        var length = head.value(HttpHeaders.CONTENT_LENGTH);
        try {
            return length == null ? 0 : Long.parseLong(length.strip());
        } catch (NumberFormatException e) {
            return 0; // HTTP/2 counts for itself, and HTTP/1 was judged by its framing.
        }
    }

    private byte[] inflated(byte[] sent) {
        try (var inflating = new GZIPInputStream(new ByteArrayInputStream(sent))) {
            byte[] bytes = inflating.readNBytes(limit);
            if (inflating.read() >= 0) {
                throw tooLarge();
            }
            return bytes;
        } catch (IOException e) {
            throw new RefusedException(
                    Reason.MALFORMED_EVENT, "The body is not gzip, is not all of it, or inflates too far.");
        }
    }

    private RefusedException tooLarge() {
        return new RefusedException(
                Reason.TOO_LARGE, "The body has more than the " + limit + " bytes that are taken here.");
    }
}
