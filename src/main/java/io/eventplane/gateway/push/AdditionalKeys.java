package io.eventplane.gateway.push;

import io.eventplane.gateway.security.ApiKeys;
import io.eventplane.gateway.security.ApiKeys.Place;
import io.eventplane.platform.Sha256;
import io.eventplane.subscription.SubscriptionAuth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Headers and query parameters that have to come with each request, beside the credentials. Only digests of their values are kept; they
 * are compared in a time that does not tell how much was right.
 */
final class AdditionalKeys {

    private final List<Key> keys = new ArrayList<>();

    @SuppressWarnings("ArrayRecordComponent") // Compared by nobody.
    private record Key(Place place, String name, byte[] digest) {

        /** All values are looked at, so that which one fits can't be told either. */
        boolean isAmong(ApiKeys presented) {
            boolean found = false;
            for (String value : presented.at(place, name)) {
                found |= Sha256.match(digest, value);
            }
            return found;
        }
    }

    AdditionalKeys(SubscriptionAuth auth) {
        add(Place.HEADER, auth.headers());
        add(Place.QUERY, auth.queryParams());
    }

    boolean areAmong(ApiKeys presented) {
        boolean all = true;
        for (Key key : keys) {
            all &= key.isAmong(presented);
        }
        return all;
    }

    private void add(Place place, Map<String, List<String>> named) {
        named.forEach((name, values) -> values.forEach(value -> keys.add(new Key(place, name, Sha256.of(value)))));
    }
}
