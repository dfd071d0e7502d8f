package io.eventplane.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** How often an issuer is called, and what is remembered. */
class TokenVerifierTest {

    /** Keys are kept for half a second, and asked for again sooner. */
    private static final Pace BRISK = new Pace(
            Duration.ofMillis(500),
            Duration.ofMillis(200),
            Duration.ofMinutes(1),
            Duration.ofMillis(250),
            Duration.ofMillis(200),
            Duration.ofMillis(300),
            Duration.ofMillis(300),
            Duration.ofSeconds(2),
            Duration.ofSeconds(2),
            5);

    private final TestIssuer issuer = TestIssuer.start();

    @AfterEach
    void stop() {
        issuer.close();
    }

    private TokenVerifier usual() {
        return new TokenVerifier(List.of(issuer.introspected()), "eventplane");
    }

    private TokenVerifier brisk() {
        return new TokenVerifier(List.of(issuer.introspected()), "eventplane", BRISK, new Decisions());
    }

    private static TokenFault fault(TokenVerifier verifier, String token) {
        var refusal = catchThrowableOfType(InvalidTokenException.class, () -> verifier.verify(token));
        assertThat(refusal).as("refusal").isNotNull();
        return refusal.fault();
    }

    private static void accepts(TokenVerifier verifier, String token) {
        assertThat(verifier.verify(token).subject()).isEqualTo("device");
    }

    @Nested
    class What_is_known {

        @Test
        void nothing_until_it_was_verified() {
            var verifier = usual();
            var token = issuer.token().sign();
            assertThat(verifier.known(token)).isEmpty();
            var verified = verifier.verify(token);
            assertThat(verifier.known(token)).contains(verified);
            assertThat(verifier.known(issuer.token().sign())).isEmpty();
            assertThat(issuer.requests("keys")).isOne();
        }

        @Test
        void is_forgotten_when_the_token_ends() {
            var verifier = usual();
            var token = issuer.token().expiresIn(Duration.ofSeconds(2)).sign();
            var expires = verifier.verify(token).expires();
            await().atMost(Duration.ofSeconds(5))
                    .until(() -> verifier.known(token).isEmpty());
            assertThat(Instant.now()).isAfterOrEqualTo(expires.minusSeconds(1));
        }

        @Test
        void is_found_out_once_however_many_ask() throws Exception {
            var verifier = usual();
            var token = issuer.opaque(Map.of("sub", "device"));
            var threads = Executors.newFixedThreadPool(32);
            try {
                List<Callable<AccessToken>> asking = new ArrayList<>();
                for (int i = 0; i < 32; i++) {
                    asking.add(() -> verifier.verify(token));
                }
                for (Future<AccessToken> answer : threads.invokeAll(asking)) {
                    assertThat(answer.get().subject()).isEqualTo("device");
                }
            } finally {
                threads.shutdownNow();
            }
            assertThat(issuer.requests("introspect")).isOne();
        }

        @Test
        void takes_no_more_memory_than_it_may() {
            var decisions = new Decisions(1024L * 1024);
            var verifier = new TokenVerifier(List.of(issuer.trusted()), "eventplane", Pace.USUAL, decisions);
            var first = issuer.token().sign();
            verifier.verify(first);
            for (int i = 0; i < 1000; i++) {
                verifier.verify(issuer.token().sign());
            }
            assertThat(decisions.bytes()).isBetween(512L * 1024, 1024L * 1024);
            accepts(verifier, first);
        }

        @Test
        void holds_ten_thousand_tokens() {
            var decisions = new Decisions();
            for (int i = 0; i < 10_000; i++) {
                var accepted = new Decision.Accepted(
                        new AccessToken(
                                issuer.identifier(),
                                "device",
                                java.util.Optional.empty(),
                                java.util.Set.of(),
                                java.util.Set.of(),
                                Instant.MAX,
                                Map.of()),
                        Instant.now().plusSeconds(60),
                        1200);
                decisions.about("token " + i, any -> accepted);
            }
            assertThat(decisions.bytes()).isEqualTo(10_000L * (1024 + 4 * 1200));
        }
    }

    @Nested
    class Keys {

        @Test
        void that_are_new_are_found_when_a_token_names_them() {
            var verifier = usual();
            accepts(verifier, issuer.token().sign());
            issuer.rotate();
            accepts(verifier, issuer.token().sign());
            assertThat(issuer.requests("keys")).isEqualTo(2);
        }

        @Test
        void that_are_withdrawn_do_no_longer() {
            var verifier = brisk();
            var old = issuer.token();
            accepts(verifier, old.sign());
            issuer.rotate();
            await().atMost(Duration.ofSeconds(5))
                    .untilAsserted(() -> assertThat(fault(
                                    verifier,
                                    old.with("jti", Instant.now().toString()).sign()))
                            .isEqualTo(TokenFault.KEY));
        }

        @Test
        void do_while_the_issuer_is_down() {
            var verifier = brisk();
            accepts(verifier, issuer.token().sign());
            issuer.fail(true);
            // Well past the time that keys and description are kept.
            var end = Instant.now().plusSeconds(2);
            while (Instant.now().isBefore(end)) {
                accepts(verifier, issuer.token().sign());
            }
            issuer.fail(false);
            issuer.rotate();
            await().atMost(Duration.ofSeconds(5))
                    .ignoreExceptionsInstanceOf(InvalidTokenException.class)
                    .untilAsserted(() -> accepts(verifier, issuer.token().sign()));
        }

        @Test
        void can_be_missing_at_first() {
            var verifier = brisk();
            issuer.fail(true);
            var token = issuer.token().sign();
            assertThat(fault(verifier, token)).isEqualTo(TokenFault.UNAVAILABLE);
            issuer.fail(false);
            await().atMost(Duration.ofSeconds(5))
                    .ignoreExceptionsInstanceOf(InvalidTokenException.class)
                    .untilAsserted(() -> accepts(verifier, token));
        }

        @Test
        void are_not_asked_for_by_every_token_that_names_one() {
            var verifier = usual();
            accepts(verifier, issuer.token().sign());
            for (int i = 0; i < 200; i++) {
                assertThat(fault(verifier, issuer.token().keyId("made-up-" + i).sign()))
                        .isIn(TokenFault.KEY, TokenFault.UNAVAILABLE);
            }
            assertThat(issuer.requests("keys")).isLessThanOrEqualTo(3);
            accepts(verifier, issuer.token().sign());
        }
    }

    @Nested
    class Opaque_tokens {

        @Test
        void say_what_their_issuer_says() {
            var token = usual().verify(issuer.opaque(Map.of(
                    "sub", "device", "client_id", "sensor", "scope", "admin", "aud", "eventplane", "tenant", "acme")));
            assertThat(token.clientId()).contains("sensor");
            assertThat(token.scopes()).containsExactly("admin");
            assertThat(token.text("tenant")).contains("acme");
            assertThat(token.expires()).isBefore(Instant.now().plusSeconds(61));
        }

        @Test
        void that_are_inactive_are_refused_and_asked_about_once() {
            var verifier = usual();
            for (int i = 0; i < 10; i++) {
                assertThat(fault(verifier, "made-up")).isEqualTo(TokenFault.INACTIVE);
            }
            assertThat(issuer.requests("introspect")).isOne();
        }

        @Test
        void that_are_revoked_do_not_last() {
            var verifier = brisk();
            var token = issuer.opaque(Map.of("sub", "device"));
            accepts(verifier, token);
            issuer.revoke(token);
            await().atMost(Duration.ofSeconds(5))
                    .untilAsserted(() -> assertThat(fault(verifier, token)).isEqualTo(TokenFault.INACTIVE));
        }

        @Test
        void for_somebody_else_expired_or_of_another_issuer_are_refused() {
            var verifier = usual();
            var past = Instant.now().minusSeconds(90).getEpochSecond();
            assertThat(fault(verifier, issuer.opaque(Map.of("sub", "device", "aud", "other"))))
                    .isEqualTo(TokenFault.CLAIMS);
            assertThat(fault(verifier, issuer.opaque(Map.of("sub", "device", "exp", past))))
                    .isEqualTo(TokenFault.CLAIMS);
            assertThat(fault(verifier, issuer.opaque(Map.of("sub", "device", "iss", "https://other.example"))))
                    .isEqualTo(TokenFault.ISSUER);
        }

        @Test
        void that_are_made_up_do_not_make_us_hammer_the_issuer() {
            var verifier = brisk();
            var faults = new ArrayList<TokenFault>();
            var start = Instant.now();
            for (int i = 0; i < 300; i++) {
                faults.add(fault(verifier, "made-up-" + i));
            }
            var seconds = Duration.between(start, Instant.now()).toSeconds() + 1;
            assertThat(faults).contains(TokenFault.INACTIVE).contains(TokenFault.UNAVAILABLE);
            assertThat((long) issuer.requests("introspect")).isLessThanOrEqualTo(5 + 5 * seconds);
        }

        @Test
        void are_not_decided_about_while_the_issuer_is_down() {
            var verifier = brisk();
            var token = issuer.opaque(Map.of("sub", "device"));
            issuer.fail(true);
            assertThat(fault(verifier, token)).isEqualTo(TokenFault.UNAVAILABLE);
            issuer.fail(false);
            await().atMost(Duration.ofSeconds(5))
                    .ignoreExceptionsInstanceOf(InvalidTokenException.class)
                    .untilAsserted(() -> accepts(verifier, token));
        }

        @Test
        void are_malformed_where_nobody_is_asked() {
            var verifier = new TokenVerifier(List.of(issuer.trusted()), "eventplane");
            assertThat(fault(verifier, issuer.opaque(Map.of("sub", "device")))).isEqualTo(TokenFault.MALFORMED);
        }
    }

    @Test
    void nothing_that_is_printed_has_a_secret() {
        assertThat(issuer.introspected().toString()).contains(TestIssuer.CLIENT).doesNotContain(TestIssuer.SECRET);
        var token = issuer.token().with("email", "a@example.com").sign();
        assertThat(usual().verify(token).toString()).doesNotContain(token).doesNotContain("a@example.com");
    }
}
