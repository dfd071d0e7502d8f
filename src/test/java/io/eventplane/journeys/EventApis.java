package io.eventplane.journeys;

import java.util.LinkedHashMap;
import java.util.Map;

/** Values of {@code EventAPIDefinitionInput}, to be sent as a variable. */
final class EventApis {

    private EventApis() {}

    static Map<String, Object> of(String document) {
        return Map.of("spec", Map.of("data", document, "eventSpecType", "ASYNC_API"));
    }

    /** One whose publishers present a user name and a password. */
    static Map<String, Object> guarded(String document, String user, String password) {
        return with(of(document), "auth", basic(user, password));
    }

    static Map<String, Object> fetched(Map<String, ?> fetchRequest) {
        return Map.of("spec", Map.of("eventSpecType", "ASYNC_API", "fetchRequest", fetchRequest));
    }

    static Map<String, Object> with(Map<String, Object> eventApi, String field, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(eventApi);
        more.put(field, value);
        return more;
    }

    static Map<String, Object> basic(String user, String password) {
        return Map.of("credential", Map.of("basic", Map.of("username", user, "password", password)));
    }

    static Map<String, Object> oauth(String client, String secret) {
        Map<String, Object> oauth =
                Map.of("clientId", client, "clientSecret", secret, "url", "https://login.example.com/token");
        return Map.of("credential", Map.of("oauth", oauth));
    }
}
