package io.eventplane.director.credentials;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Query parameters to send along with a request.
 *
 * @param values parameter name → values, in the order given
 */
public record QueryParams(@JsonValue Map<String, List<String>> values) {

    @JsonCreator
    public QueryParams {}

    QueryParams masked() {
        return new QueryParams(Mask.sensitive(values));
    }

    QueryParams kept(@Nullable QueryParams stored) {
        return new QueryParams(Mask.kept(values, stored == null ? null : stored.values));
    }

    @Override
    public String toString() {
        return "QueryParams" + values.keySet();
    }
}
