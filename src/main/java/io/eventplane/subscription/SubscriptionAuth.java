package io.eventplane.subscription;

import io.eventplane.platform.Credential;
import java.util.List;
import java.util.Map;

/**
 * What is presented at an external bus. {@code toString} shows no secret.
 *
 * @param credential a user with a password, or an OAuth 2 client whose tokens are presented
 * @param headers sent along over HTTP and at the opening of a WebSocket: name → values
 * @param queryParams sent along over HTTP and at the opening of a WebSocket: name → values
 */
public record SubscriptionAuth(
        Credential credential, Map<String, List<String>> headers, Map<String, List<String>> queryParams) {

    public SubscriptionAuth {
        headers = Map.copyOf(headers);
        queryParams = Map.copyOf(queryParams);
    }

    /** Whether something is to be sent along beside the credential. */
    public boolean sendsMore() {
        return !headers.isEmpty() || !queryParams.isEmpty();
    }

    /** Names only: the values may be secrets. */
    @Override
    public String toString() {
        return "SubscriptionAuth[" + credential + ", headers=" + headers.keySet() + ", queryParams="
                + queryParams.keySet() + "]";
    }
}
