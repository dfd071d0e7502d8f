package io.eventplane.gateway.security;

import java.util.List;
import java.util.stream.Stream;

/** One alternative: all of its schemes have to be met; none are always. */
record AlternativeCheck(List<SchemeCheck> schemes) {

    AlternativeCheck {
        schemes = List.copyOf(schemes);
    }

    /** A certificate alone leads nowhere when a login is asked for as well. */
    Stream<CredentialKey> keys() {
        var logins = schemes.stream()
                .filter(scheme -> !(scheme instanceof CertificateCheck))
                .flatMap(scheme -> scheme.keys().stream())
                .toList();
        return logins.isEmpty() ? schemes.stream().flatMap(scheme -> scheme.keys().stream()) : logins.stream();
    }

    /** The first scheme that isn't met tells; a later one would tell who has only guessed that the first was right. */
    Finding look(Credentials presented) {
        for (var scheme : schemes) {
            var finding = scheme.look(presented);
            if (!finding.isMet()) {
                return finding;
            }
        }
        return Finding.MET;
    }
}
