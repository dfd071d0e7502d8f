package io.eventplane.director.credentials;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Headers to send along with a request.
 *
 * @param values header name → values, in the order given
 */
public record HttpHeaders(@JsonValue Map<String, List<String>> values) {

    @JsonCreator
    public HttpHeaders {}

    HttpHeaders masked() {
        return new HttpHeaders(Mask.sensitive(values));
    }

    HttpHeaders kept(@Nullable HttpHeaders stored) {
        return new HttpHeaders(Mask.kept(values, stored == null ? null : stored.values));
    }

    @Override
    public String toString() {
        return "HttpHeaders" + values.keySet();
    }
}
