package io.eventplane.gateway.security;

import io.eventplane.gateway.security.ApiKeys.Place;
import io.eventplane.platform.Credential;
import io.eventplane.platform.Sha256;
import java.util.List;
import java.util.Locale;

/** Asks for a key in a header, a query parameter or a cookie. */
final class RequestKeyCheck implements SchemeCheck {

    private final Place place;
    private final String name;
    private final byte[] key;

    RequestKeyCheck(Place place, String name, Credential.Basic expected) {
        this.place = place;
        this.name = name;
        this.key = Sha256.of(expected.password());
    }

    @Override
    public Finding look(Credentials presented) {
        var sent = presented.keys().at(place, name);
        if (sent.isEmpty()) {
            return Finding.missing("This event API asks for its key in the " + where() + ", and there is none.");
        }
        return sent.size() == 1 && Sha256.match(key, sent.get(0))
                ? Finding.MET
                : Finding.wrong("The key in the " + where() + " is wrong, or there several times.");
    }

    private String where() {
        return place.name().toLowerCase(Locale.ROOT) + " " + name;
    }

    @Override
    public String challenge() {
        return "ApiKey in=\"" + place.name().toLowerCase(Locale.ROOT) + "\", name=\"" + name.replaceAll("[\"\\\\]", "")
                + "\"";
    }

    @Override
    public List<CredentialKey> keys() {
        return List.of();
    }
}
