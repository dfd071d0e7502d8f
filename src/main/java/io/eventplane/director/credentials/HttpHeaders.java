package io.eventplane.director.credentials;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.eventplane.director.failure.InputCheck;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Headers to send along with a request.
 *
 * @param values header name → values, in the order given
 */
public record HttpHeaders(@JsonValue Map<String, List<String>> values) {

    private static final Pattern NAME = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]{1,200}");
    private static final Pattern VALUE = Pattern.compile("[\\t\\x20-\\x7E]{0,10000}");

    @JsonCreator
    public HttpHeaders {}

    /** Notes what would break out of a header when it is sent (RFC 9110, 5.1 and 5.5). */
    private void check(InputCheck check) {
        values.forEach((name, list) -> {
            var at = check.at(name);
            at.that(NAME.matcher(name).matches(), "header-name", "not a header's name");
            at.that(
                    list.stream().allMatch(VALUE.asMatchPredicate()),
                    "header-value",
                    "not a header's value: no line ends, no other control characters, nothing beyond ASCII");
        });
    }

    HttpHeaders masked() {
        return new HttpHeaders(Mask.sensitive(values));
    }

    HttpHeaders checked(InputCheck check, @Nullable HttpHeaders stored) {
        check(check);
        return new HttpHeaders(Mask.kept(values, check, stored == null ? null : stored.values));
    }

    @Override
    public String toString() {
        return "HttpHeaders" + values.keySet();
    }
}
