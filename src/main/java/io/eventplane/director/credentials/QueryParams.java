package io.eventplane.director.credentials;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.eventplane.director.failure.InputCheck;
import io.eventplane.director.failure.TextRule;
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

    /** Notes what could not be sent. */
    private void check(InputCheck check) {
        values.forEach((name, list) -> {
            TextRule.checkOptional(check.at(name), name, 1000);
            list.forEach(value -> TextRule.checkOptional(check.at(name), value, 10_000));
        });
    }

    QueryParams masked() {
        return new QueryParams(Mask.sensitive(values));
    }

    QueryParams checked(InputCheck check, @Nullable QueryParams stored) {
        check(check);
        return new QueryParams(Mask.kept(values, check, stored == null ? null : stored.values));
    }

    @Override
    public String toString() {
        return "QueryParams" + values.keySet();
    }
}
