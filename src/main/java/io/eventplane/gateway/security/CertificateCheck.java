package io.eventplane.gateway.security;

import io.eventplane.platform.Credential;
import java.util.List;

/** Asks for a certificate of an allowed authority with a certain name, which the definition has as its user name. */
final class CertificateCheck implements SchemeCheck {

    private static final Finding MISSING = Finding.missing(
            "This event API asks for a client certificate: connect over TLS, with one of an authority that the gateway allows.");
    private static final Finding WRONG =
            Finding.wrong("The client certificate is for another subject than this event API asks for.");

    private final String name;

    CertificateCheck(Credential.Basic expected) {
        this.name = ClientCertificate.normal(expected.username());
    }

    @Override
    public Finding look(Credentials presented) {
        return presented
                .certificate()
                .map(certificate -> certificate.names().contains(name) ? Finding.MET : WRONG)
                .orElse(MISSING);
    }

    @Override
    public String challenge() {
        return "Certificate";
    }

    @Override
    public List<CredentialKey> keys() {
        return List.of(CredentialKey.certificate(name));
    }
}
