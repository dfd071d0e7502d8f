package io.eventplane.gateway.security;

import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import javax.security.auth.x500.X500Principal;
import org.jspecify.annotations.Nullable;

/**
 * A client's certificate as names.
 *
 * @param names its subject, its common name, and its alternative names (DNS, mail, URI, IP), as {@link #normal} spells them
 */
public record ClientCertificate(Set<String> names) {

    private static final String SEEN = ClientCertificate.class.getName();

    /** RFC 5280, section 4.2.1.6. */
    private static final Set<Integer> TEXTUAL = Set.of(1, 2, 6, 7);

    public ClientCertificate {
        names = Set.copyOf(names);
    }

    /** What the other end of a connection has shown; empty when it has shown none, or the connection is in clear. */
    public static Optional<ClientCertificate> shownIn(@Nullable SSLSession session) {
        if (session == null) {
            return Optional.empty();
        }
        if (session.getValue(SEEN) instanceof Seen seen) {
            return seen.certificate();
        }
        var seen = new Seen(shown(session));
        session.putValue(SEEN, seen);
        return seen.certificate();
    }

    /** Names are read once for a session, not once for a request. */
    private record Seen(Optional<ClientCertificate> certificate) {}

    private static Optional<ClientCertificate> shown(SSLSession session) {
        try {
            return session.getPeerCertificates()[0] instanceof X509Certificate certificate
                    ? Optional.of(of(certificate))
                    : Optional.empty();
        } catch (SSLPeerUnverifiedException e) {
            return Optional.empty();
        }
    }

    /** Of a certificate whose chain has been validated. */
    public static ClientCertificate of(X509Certificate certificate) {
        Set<String> names = new TreeSet<>();
        X500Principal subject = certificate.getSubjectX500Principal();
        names.add(canonical(subject));
        Stream.concat(commonName(subject), alternativeNames(certificate))
                .filter(name -> !name.isEmpty())
                .map(ClientCertificate::plain)
                .forEach(names::add);
        return new ClientCertificate(names);
    }

    /** A name as an owner writes it, as it stands among {@link #names()}: a distinguished name in any spelling, else as it is. */
    static String normal(String name) {
        try {
            return name.indexOf('=') > 0 ? canonical(new X500Principal(name)) : plain(name);
        } catch (IllegalArgumentException e) {
            return plain(name);
        }
    }

    private static String canonical(X500Principal subject) {
        return "subject " + subject.getName(X500Principal.CANONICAL);
    }

    /** Apart from subjects: a common name may be the text of somebody else's subject. */
    private static String plain(String name) {
        return "name " + name;
    }

    /** The most specific one only. */
    private static Stream<String> commonName(X500Principal subject) {
        try {
            List<Rdn> parts = new ArrayList<>(new LdapName(subject.getName()).getRdns());
            return parts.stream()
                    .filter(part -> part.getType().equalsIgnoreCase("CN") && part.size() == 1)
                    .reduce((general, specific) -> specific)
                    .stream()
                    .map(Rdn::getValue)
                    .filter(String.class::isInstance)
                    .map(String.class::cast);
        } catch (InvalidNameException e) {
            return Stream.empty();
        }
    }

    private static Stream<String> alternativeNames(X509Certificate certificate) {
        try {
            var names = certificate.getSubjectAlternativeNames();
            return names == null
                    ? Stream.empty()
                    : names.stream()
                            .filter(name -> name.get(0) instanceof Integer type && TEXTUAL.contains(type))
                            .map(name -> String.valueOf(name.get(1)));
        } catch (CertificateParsingException e) {
            return Stream.empty();
        }
    }
}
