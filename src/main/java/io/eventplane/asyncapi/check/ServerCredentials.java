package io.eventplane.asyncapi.check;

import io.eventplane.asyncapi.place.Location;
import io.eventplane.asyncapi.verdict.Rule;
import io.eventplane.asyncapi.verdict.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * Passwords in the addresses of a document's servers. Nobody here connects to these servers, so nobody needs the passwords:
 * they are masked in the text before it goes anywhere.
 *
 * @param places of the addresses that have some
 * @param secrets each with what is around it: {@code user:password@}
 */
public record ServerCredentials(List<Location> places, List<String> secrets) {

    private static final String MASK = "*****";

    /** A port and a path before an {@code @} are no password, nor is a variable, nor the mask itself. */
    private static final Pattern USER_INFO = Pattern.compile(
            "^(?:[A-Za-z][A-Za-z0-9+.-]*://)?+([^:@/\\s]*:(?!\\d+/)(?!\\{[^{}@]*}@)(?!\\*{5}@)[^@\\s]+@)");

    /** Those of the servers at the root and among the components. */
    public static ServerCredentials in(JsonNode document) {
        ServerCredentials found = new ServerCredentials(new ArrayList<>(), new ArrayList<>());
        found.look(document.path("servers"), Location.ROOT.child("servers"));
        found.look(
                document.path("components").path("servers"),
                Location.ROOT.child("components").child("servers"));
        return found;
    }

    private void look(JsonNode servers, Location at) {
        for (Map.Entry<String, JsonNode> server : servers.properties()) {
            lookAt(server.getValue().path("url"), at.child(server.getKey()).child("url"));
            lookAt(server.getValue().path("host"), at.child(server.getKey()).child("host"));
        }
    }

    private void lookAt(JsonNode address, Location at) {
        Matcher userInfo = USER_INFO.matcher(address.asString(""));
        if (userInfo.find()) {
            places.add(at);
            secrets.add(userInfo.group(1));
        }
    }

    public boolean isEmpty() {
        return secrets.isEmpty();
    }

    /** The text without them, as far as they stand in it as they are. */
    public String masked(String text) {
        String masked = text;
        for (String secret : secrets) {
            masked = masked.replace(secret, secret.substring(0, secret.indexOf(':') + 1) + MASK + "@");
        }
        return masked;
    }

    /** What is said about each. */
    public List<Violation> violations(String message) {
        return places.stream().map(place -> Rule.SECURITY.at(place, message)).toList();
    }
}
