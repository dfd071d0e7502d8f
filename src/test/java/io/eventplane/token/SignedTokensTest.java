package io.eventplane.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSAEncrypter;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.OctetSequenceKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.EncryptedJWT;
import com.nimbusds.jwt.JWTClaimsSet;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Signed tokens, held against the keys of an issuer that really publishes them. */
class SignedTokensTest {

    private final TestIssuer issuer = TestIssuer.start();
    private final TokenVerifier verifier = new TokenVerifier(List.of(issuer.trusted()), "eventplane");

    @AfterEach
    void stop() {
        issuer.close();
    }

    private InvalidTokenException refusal(String token) {
        return catchThrowableOfType(InvalidTokenException.class, () -> verifier.verify(token));
    }

    private void refused(String token, TokenFault fault, String message) {
        assertThat(refusal(token)).isNotNull().hasMessageContaining(message).satisfies(refusal -> {
            assertThat(refusal.fault()).isEqualTo(fault);
            assertThat(refusal.getMessage()).doesNotContain(token);
        });
        assertThat(verifier.known(token)).isEmpty();
    }

    @Test
    void a_proper_token_says_who_and_what_for() {
        var token = verifier.verify(issuer.token()
                .subject("alice")
                .client("sensor")
                .audience("other", "eventplane")
                .scope("runtime:read admin")
                .with("tenant", "acme")
                .sign());
        assertThat(token.issuer()).isEqualTo(issuer.identifier());
        assertThat(token.subject()).isEqualTo("alice");
        assertThat(token.clientId()).contains("sensor");
        assertThat(token.audience()).containsExactlyInAnyOrder("other", "eventplane");
        assertThat(token.scopes()).containsExactlyInAnyOrder("runtime:read", "admin");
        assertThat(token.text("tenant")).contains("acme");
        assertThat(token.text("exp")).isEmpty();
    }

    @Nested
    class What_a_token_may_be_like {

        @Test
        void scopes_may_be_a_list_and_the_client_an_authorized_party() {
            var token = verifier.verify(issuer.token()
                    .client(null)
                    .with("azp", "sensor")
                    .with("scp", List.of("admin"))
                    .sign());
            assertThat(token.clientId()).contains("sensor");
            assertThat(token.scopes()).containsExactly("admin");
        }

        @Test
        void a_client_without_subject_is_its_own_subject() {
            assertThat(verifier.verify(issuer.token().subject(null).sign()).subject())
                    .isEqualTo("device");
        }

        @ParameterizedTest
        @ValueSource(strings = {"JWT", "at+jwt", "application/at+jwt"})
        void its_type_is_that_of_an_access_token(String type) {
            assertThat(verifier.verify(issuer.token().type(type).sign()).subject())
                    .isEqualTo("device");
        }

        @ParameterizedTest
        @ValueSource(strings = {"PS256", "RS512"})
        void it_may_be_signed_otherwise_with_rsa(String algorithm) {
            var token = issuer.token()
                    .signedBy(JWSAlgorithm.parse(algorithm), MintedToken.signer(issuer.key()))
                    .sign();
            assertThat(verifier.verify(token).subject()).isEqualTo("device");
        }

        @Test
        void it_may_be_signed_with_an_elliptic_curve() throws JOSEException {
            var key = new ECKeyGenerator(Curve.P_256).keyID("curve").generate();
            issuer.publish(key.toPublicJWK());
            var token = issuer.token()
                    .keyId("curve")
                    .signedBy(JWSAlgorithm.ES256, new ECDSASigner(key))
                    .sign();
            assertThat(verifier.verify(token).subject()).isEqualTo("device");
        }

        @Test
        void it_may_be_signed_with_ed25519() {
            var key = EdwardsKey.generate("edwards");
            issuer.publish(key.published());
            var token = issuer.token()
                    .keyId("edwards")
                    .signedBy(JWSAlgorithm.EdDSA, key)
                    .sign();
            assertThat(verifier.verify(token).subject()).isEqualTo("device");
        }

        @Test
        void it_may_leave_out_the_key_id() {
            assertThat(verifier.verify(issuer.token().keyId(null).sign()).subject())
                    .isEqualTo("device");
        }

        @Test
        void a_clock_may_be_half_a_minute_wrong() {
            assertThat(verifier.verify(
                            issuer.token().expiresIn(Duration.ofSeconds(-30)).sign()))
                    .isNotNull();
            assertThat(verifier.verify(
                            issuer.token().notBeforeIn(Duration.ofSeconds(30)).sign()))
                    .isNotNull();
        }

        @Test
        void an_issuer_may_describe_itself_by_rfc_8414_alone() {
            issuer.forgetOpenId();
            assertThat(verifier.verify(issuer.token().sign()).subject()).isEqualTo("device");
        }
    }

    @Nested
    class What_is_refused {

        @Test
        void expired() {
            refused(issuer.token().expiresIn(Duration.ofSeconds(-90)).sign(), TokenFault.EXPIRED, "has expired");
        }

        @Test
        void without_an_end() {
            refused(issuer.token().neverExpires().sign(), TokenFault.CLAIMS, "exp");
        }

        @Test
        void not_yet_valid() {
            refused(issuer.token().notBeforeIn(Duration.ofSeconds(90)).sign(), TokenFault.CLAIMS, "before use time");
        }

        @Test
        void for_somebody_else() {
            refused(issuer.token().audience("other").sign(), TokenFault.CLAIMS, "aud");
        }

        @Test
        void for_nobody() {
            refused(issuer.token().with("aud", null).sign(), TokenFault.CLAIMS, "aud");
        }

        @Test
        void of_an_issuer_that_is_not_trusted() {
            try (var other = TestIssuer.start()) {
                refused(other.token().sign(), TokenFault.ISSUER, "issuer is not one of those trusted");
                assertThat(other.requests("metadata")).isZero();
            }
        }

        @Test
        void of_no_issuer() {
            refused(issuer.token().with("iss", null).sign(), TokenFault.ISSUER, "issuer");
        }

        @Test
        void of_an_issuer_that_only_looks_like_a_trusted_one() {
            refused(issuer.token().with("iss", issuer.identifier() + "/").sign(), TokenFault.ISSUER, "issuer");
        }

        @Test
        void of_one_trusted_issuer_in_the_name_of_the_other() {
            try (var other = TestIssuer.start()) {
                var both = new TokenVerifier(List.of(issuer.trusted(), other.trusted()), "eventplane");
                assertThat(both.verify(other.token().sign()).issuer()).isEqualTo(other.identifier());
                var forged = other.token()
                        .with("iss", issuer.identifier().toString())
                        .keyId(issuer.key().getKeyID())
                        .sign();
                assertThat(catchThrowableOfType(InvalidTokenException.class, () -> both.verify(forged))
                                .fault())
                        .isEqualTo(TokenFault.SIGNATURE);
            }
        }

        @Test
        void not_signed() {
            refused(issuer.token().unsigned(), TokenFault.ALGORITHM, "must be signed");
            assertThat(issuer.requests("keys")).isZero();
        }

        @Test
        void with_its_signature_cut_off() {
            var token = issuer.token().sign();
            refused(token.substring(0, token.lastIndexOf('.') + 1), TokenFault.MALFORMED, "not a signed JWT");
        }

        @Test
        void with_an_hmac_whose_key_is_the_public_key() throws JOSEException {
            for (byte[] secret : List.of(
                    issuer.key().toRSAPublicKey().getEncoded(),
                    pem(issuer.key().toRSAPublicKey().getEncoded()),
                    issuer.key().toPublicJWK().toJSONString().getBytes(StandardCharsets.UTF_8))) {
                refused(
                        issuer.token()
                                .signedBy(JWSAlgorithm.HS256, new MACSigner(secret))
                                .sign(),
                        TokenFault.ALGORITHM,
                        "must be signed");
            }
        }

        @Test
        void with_a_key_that_nobody_publishes() {
            refused(issuer.token().keyId("unheard-of").sign(), TokenFault.KEY, "publishes no key");
        }

        @Test
        void signed_by_somebody_else_under_a_published_key_id() throws JOSEException {
            var stranger = new RSAKeyGenerator(2048).generate();
            refused(
                    issuer.token()
                            .signedBy(JWSAlgorithm.RS256, MintedToken.signer(stranger))
                            .sign(),
                    TokenFault.SIGNATURE,
                    "signature");
        }

        @Test
        void signed_with_ed25519_by_somebody_else() {
            issuer.publish(EdwardsKey.generate("edwards").published());
            refused(
                    issuer.token()
                            .keyId("edwards")
                            .signedBy(JWSAlgorithm.EdDSA, EdwardsKey.generate("edwards"))
                            .sign(),
                    TokenFault.SIGNATURE,
                    "signature");
        }

        @Test
        void with_the_key_in_its_own_header() throws JOSEException {
            var stranger = new RSAKeyGenerator(2048).keyID("mine").generate();
            var token = issuer.token()
                    .keyId("mine")
                    .header(header -> header.jwk(stranger.toPublicJWK()))
                    .signedBy(JWSAlgorithm.RS256, MintedToken.signer(stranger));
            refused(token.sign(), TokenFault.KEY, "publishes no key");
            refused(token.keyId(issuer.key().getKeyID()).sign(), TokenFault.SIGNATURE, "signature");
        }

        @Test
        void with_an_address_of_keys_in_its_own_header() throws JOSEException {
            try (var other = TestIssuer.start()) {
                var keys = other.identifier().resolve("/keys");
                for (UnaryOperator<JWSHeader.Builder> trick : List.<UnaryOperator<JWSHeader.Builder>>of(
                        header -> header.jwkURL(keys),
                        header -> header.x509CertURL(keys),
                        header -> header.customParam("iss", other.identifier().toString()))) {
                    var token = issuer.token()
                            .keyId(null)
                            .header(trick)
                            .signedBy(JWSAlgorithm.RS256, MintedToken.signer(other.key()))
                            .sign();
                    refused(token, TokenFault.SIGNATURE, "signature");
                }
                assertThat(other.requests("keys")).isZero();
            }
        }

        @Test
        void with_a_certificate_chain_in_its_own_header() throws JOSEException {
            var stranger = new RSAKeyGenerator(2048).generate();
            var token = issuer.token()
                    .header(header ->
                            header.x509CertChain(List.of(com.nimbusds.jose.util.Base64.encode("a certificate"))))
                    .signedBy(JWSAlgorithm.RS256, MintedToken.signer(stranger))
                    .sign();
            refused(token, TokenFault.SIGNATURE, "signature");
        }

        @Test
        void with_a_header_that_must_be_understood() {
            refused(
                    issuer.token()
                            .header(header ->
                                    header.criticalParams(Set.of("leeway")).customParam("leeway", 1_000_000))
                            .sign(),
                    TokenFault.SIGNATURE,
                    "signature");
        }

        @ParameterizedTest
        @ValueSource(strings = {"../../dev/null", "' OR '1'='1", "/etc/hostname", "http://127.0.0.1/key", "\u0000"})
        void with_a_key_id_that_means_something_elsewhere(String keyId) {
            refused(issuer.token().keyId(keyId).sign(), TokenFault.KEY, "publishes no key");
        }

        @Test
        void with_a_secret_that_is_published_by_mistake() throws JOSEException {
            var secret = new OctetSequenceKeyGenerator(256).keyID("secret").generate();
            issuer.publish(issuer.key(), secret);
            var token = issuer.token()
                    .keyId("secret")
                    .signedBy(JWSAlgorithm.HS256, new MACSigner(secret))
                    .sign();
            refused(token, TokenFault.ALGORITHM, "must be signed");
        }

        @Test
        void with_a_key_for_encryption() throws JOSEException {
            signedWith(new RSAKeyGenerator(2048)
                    .keyID("other")
                    .keyUse(KeyUse.ENCRYPTION)
                    .generate());
        }

        @Test
        void with_a_key_for_another_algorithm() throws JOSEException {
            signedWith(new RSAKeyGenerator(2048)
                    .keyID("other")
                    .algorithm(JWSAlgorithm.PS256)
                    .generate());
        }

        private void signedWith(RSAKey key) {
            issuer.publish(issuer.key(), key);
            var token = issuer.token()
                    .keyId("other")
                    .signedBy(JWSAlgorithm.RS256, MintedToken.signer(key))
                    .sign();
            refused(token, TokenFault.KEY, "publishes no key");
        }

        @Test
        void with_an_empty_signature_of_an_elliptic_curve() throws JOSEException {
            var key = new ECKeyGenerator(Curve.P_256).keyID("curve").generate();
            issuer.publish(key.toPublicJWK());
            var signed = issuer.token()
                    .keyId("curve")
                    .signedBy(JWSAlgorithm.ES256, new ECDSASigner(key))
                    .sign();
            var zeros = Base64.getUrlEncoder().withoutPadding().encodeToString(new byte[64]);
            refused(signed.substring(0, signed.lastIndexOf('.') + 1) + zeros, TokenFault.SIGNATURE, "signature");
        }

        @Test
        void encrypted() throws JOSEException {
            var encrypted = new EncryptedJWT(
                    new JWEHeader(JWEAlgorithm.RSA_OAEP_256, EncryptionMethod.A128GCM),
                    new JWTClaimsSet.Builder().subject("device").build());
            encrypted.encrypt(new RSAEncrypter(issuer.key()));
            refused(encrypted.serialize(), TokenFault.MALFORMED, "not a signed JWT");
        }

        @Test
        void with_claims_of_another_kind() {
            for (var claim : List.of("exp", "nbf", "iat", "sub", "iss")) {
                assertThat(refusal(issuer.token().with(claim, Map.of("a", 1)).sign()))
                        .as(claim)
                        .isNotNull();
            }
            refused(issuer.token().with("aud", 1).sign(), TokenFault.CLAIMS, "");
            refused(issuer.token().with("exp", "tomorrow").sign(), TokenFault.MALFORMED, "can't be read");
        }

        @Test
        void with_any_character_changed() {
            var token = issuer.token().sign();
            // The last character of a part has bits that say nothing.
            for (int at = 0; at < token.length() - 1; at++) {
                char other = token.charAt(at) == 'A' ? 'B' : 'A';
                var changed = token.substring(0, at) + other + token.substring(at + 1);
                var next = token.charAt(at + 1);
                if (token.charAt(at) != '.' && next != '.') {
                    assertThat(refusal(changed)).as("character %d", at).isNotNull();
                }
            }
        }

        @Test
        void with_changed_claims() {
            var parts = issuer.token().sign().split("\\.", -1);
            var claims = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8)
                    .replace("\"device\"", "\"admin0\"");
            var changed =
                    Base64.getUrlEncoder().withoutPadding().encodeToString(claims.getBytes(StandardCharsets.UTF_8));
            refused(parts[0] + "." + changed + "." + parts[2], TokenFault.SIGNATURE, "signature");
        }

        @ParameterizedTest
        @ValueSource(strings = {"logout+jwt", "dpop+jwt", "secevent+jwt"})
        void of_another_type(String type) {
            refused(issuer.token().type(type).sign(), TokenFault.MALFORMED, "header");
        }

        @Test
        void an_id_token() {
            refused(issuer.token().type("JWT").with("at_hash", "x").sign(), TokenFault.CLAIMS, "at_hash");
            refused(issuer.token().type("JWT").with("typ", "ID").sign(), TokenFault.CLAIMS, "not an access token");
        }

        @Test
        void a_refresh_token() {
            refused(issuer.token().type("JWT").with("typ", "Refresh").sign(), TokenFault.CLAIMS, "not an access token");
        }

        @Test
        void one_that_is_bound_to_a_key() {
            refused(issuer.token().with("cnf", Map.of("jkt", "x")).sign(), TokenFault.CLAIMS, "cnf");
        }

        @Test
        void one_that_names_two_clients() {
            refused(issuer.token().with("azp", "other").sign(), TokenFault.CLAIMS, "two clients");
        }

        @Test
        void one_that_names_nobody() {
            refused(
                    issuer.token().subject(null).client(null).sign(),
                    TokenFault.CLAIMS,
                    "neither a subject nor a client");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {"", ".", "..", "a.b.c", "eyJhbGciOiJSUzI1NiJ9.e30.", "no token at all", "\u0000", "ü.ü.ü"})
        void what_is_no_token(String text) {
            assertThat(refusal(text).fault()).isIn(TokenFault.MALFORMED, TokenFault.ISSUER);
        }

        @Test
        void what_is_too_long() {
            refused("a".repeat(20_000), TokenFault.MALFORMED, "longer than");
        }
    }

    @Nested
    class What_an_issuer_may_not_do {

        @Test
        void describe_another_one() {
            issuer.claimToBe(URI.create("https://login.example"));
            refused(issuer.token().sign(), TokenFault.UNAVAILABLE, "can't be asked");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "http://login.example/realm",
                    "ftp://127.0.0.1/",
                    "https://login.example/?realm=a",
                    "https://login.example/#a",
                    "login.example"
                })
        void be_where_its_word_could_be_changed_on_its_way(String url) {
            assertThat(catchThrowableOfType(IllegalArgumentException.class, () -> new TrustedIssuer(URI.create(url))))
                    .hasMessageContaining(url);
        }
    }

    private static byte[] pem(byte[] key) {
        return ("-----BEGIN PUBLIC KEY-----\n" + Base64.getMimeEncoder().encodeToString(key)
                        + "\n-----END PUBLIC KEY-----\n")
                .getBytes(StandardCharsets.UTF_8);
    }
}
