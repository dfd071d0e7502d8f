package io.eventplane.director.definitions;

import io.eventplane.director.credentials.Auth;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where a specification is fetched from, secrets included; as it is stored, encrypted.
 *
 * @param url http or https, without credentials
 * @param auth what is presented there; null for nothing
 * @param mode what stands behind the address
 * @param filter which document of a package or an index; null for the only one
 */
public record FetchSource(
        String url,
        @Nullable Auth auth,
        FetchMode mode,
        @Nullable String filter) {

    /** The same without its secrets. */
    FetchSource masked() {
        return new FetchSource(url, auth == null ? null : auth.masked(), mode, filter);
    }

    /** Whose server it is on: a digest, equal for equal hosts and ports. */
    public String origin() {
        var authority = String.valueOf(URI.create(url).getRawAuthority()).toLowerCase(Locale.ROOT);
        return UUID.nameUUIDFromBytes(authority.getBytes(StandardCharsets.UTF_8))
                .toString();
    }
}
