package io.eventplane.gateway.http;

import io.eventplane.gateway.intake.Ending;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The headers that tell of a version's end.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9745#section-2">RFC 9745, Deprecation</a>
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8594#section-3">RFC 8594, Sunset</a>
 * @see <a href="https://www.rfc-editor.org/rfc/rfc5829#section-3.3">RFC 5829, successor-version</a>
 */
final class EndingHeaders {

    /** RFC 9110, 5.6.7; the JDK's own writes days of one digit. */
    private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM uuuu HH:mm:ss 'GMT'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private EndingHeaders() {}

    static Map<String, String> of(Optional<Ending> ending) {
        Map<String, String> headers = new LinkedHashMap<>();
        ending.flatMap(Ending::since).ifPresent(since -> headers.put("Deprecation", structuredDate(since)));
        ending.flatMap(Ending::sunset).ifPresent(sunset -> headers.put("Sunset", HTTP_DATE.format(sunset)));
        ending.flatMap(Ending::successor)
                .ifPresent(next -> headers.put("Link", "<" + next.url() + ">; rel=\"successor-version\""));
        return headers;
    }

    /** RFC 9651, 3.3.7. */
    private static String structuredDate(Instant moment) {
        return "@" + moment.getEpochSecond();
    }
}
