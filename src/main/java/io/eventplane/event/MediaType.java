package io.eventplane.event;

import io.eventplane.refusal.Reason;
import io.eventplane.refusal.RefusedException;
import java.nio.charset.Charset;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A media type, as {@code Content-Type} and {@code datacontenttype} carry it.
 *
 * @param text as it was given
 * @param essence type and subtype in lower case, without parameters
 * @param charsetName as it was given, without quotes; empty when there is none
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#name-media-type">RFC 9110, section 8.3.1</a>
 */
public record MediaType(String text, String essence, Optional<String> charsetName) {

    private static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";
    private static final String VALUE = "(?:" + TOKEN + "|\"(?:[^\"\\\\\\x00-\\x1f]|\\\\.)*+\")";
    private static final Pattern SHAPE = Pattern.compile(
            "\\s*+(" + TOKEN + "/" + TOKEN + ")((?:\\s*+;\\s*+(?:" + TOKEN + "=" + VALUE + ")?+)*+)\\s*+");
    private static final Pattern CHARSET =
            Pattern.compile(";\\s*+charset=\"?(" + TOKEN + ")\"?", Pattern.CASE_INSENSITIVE);

    /** RFC 6838 allows 127 characters on each side of the slash; a longer text would only be work for the pattern. */
    private static final int LONGEST = 512;

    /** Nearly every event is of this one. */
    private static final MediaType JSON = new MediaType("application/json", "application/json", Optional.empty());

    /** {@code application/json}. */
    static MediaType json() {
        return JSON;
    }

    /** Reads one; empty when it isn't one. */
    public static Optional<MediaType> parse(String text) {
        if (text.equals(JSON.text)) {
            return Optional.of(JSON);
        }
        Matcher parts = SHAPE.matcher(text);
        return text.length() <= LONGEST && parts.matches() ? Optional.of(of(text, parts)) : Optional.empty();
    }

    private static MediaType of(String text, Matcher parts) {
        Matcher charset = CHARSET.matcher(parts.group(2));
        return new MediaType(
                text.strip(),
                parts.group(1).toLowerCase(Locale.ROOT),
                charset.find() ? Optional.of(charset.group(1)) : Optional.empty());
    }

    /** Whether content of this type is JSON: {@code application/json}, {@code text/json} or anything that ends in {@code +json}. */
    public boolean isJson() {
        return essence.endsWith("/json") || essence.endsWith("+json");
    }

    /**
     * The charset it names.
     *
     * @return empty when it names none
     * @throws RefusedException for {@code UNSUPPORTED_MEDIA_TYPE} when this platform has no such charset
     */
    public Optional<Charset> charset() {
        return charsetName.map(MediaType::charset);
    }

    private static Charset charset(String name) {
        try {
            return Charset.forName(name);
        } catch (IllegalArgumentException e) {
            throw new RefusedException(
                    Reason.UNSUPPORTED_MEDIA_TYPE, "The charset " + name + " is not known here: send UTF-8.");
        }
    }

    @Override
    public String toString() {
        return text;
    }
}
