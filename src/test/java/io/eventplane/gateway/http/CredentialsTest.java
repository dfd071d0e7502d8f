package io.eventplane.gateway.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.eventplane.platform.Credential;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CredentialsTest {

    private static final Credential BASIC = new Credential.Basic("üser", "pass:wörd");

    private static HttpAnswer sendTo(Gateway gateway, String authorization) {
        Map<String, String> headers = authorization.isEmpty()
                ? Map.of("content-type", "application/json")
                : Map.of("content-type", "application/json", "authorization", authorization);
        return gateway.send("/d1", headers, "{\"lumens\":1}");
    }

    private static String basic(String pair) {
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(UTF_8));
    }

    @Nested
    class Basic {

        private final Gateway gateway = new Gateway();

        Basic() {
            gateway.urls.changed(Definitions.of("d1", 1, Definitions.LAMPS, BASIC));
        }

        @ParameterizedTest
        @ValueSource(strings = {"Basic ", "basic ", "BASIC  "})
        void opens_for_the_right_user_name_and_password(String scheme) {
            assertThat(sendTo(gateway, basic("üser:pass:wörd").replace("Basic ", scheme))
                            .status())
                    .isEqualTo(202);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "üser:wrong",
                    "other:pass:wörd",
                    "üser:",
                    ":",
                    "üser:pass:wörd ",
                    "üser:pass:wörd\0",
                    "üser",
                    "",
                    "üser:pass",
                    "pass:wörd:üser"
                })
        void stays_closed_for_any_other(String pair) {
            var answer = sendTo(gateway, basic(pair));

            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.headers())
                    .containsEntry("WWW-Authenticate", "Basic realm=\"eventplane\", charset=\"UTF-8\"");
            assertThat(answer.body())
                    .contains("urn:eventplane:problem:unauthenticated")
                    .doesNotContain("wörd", "üser");
            assertThat(gateway.bus.published).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {"", "Basic", "Basic ", "Basic ???", "Basic /////w==", "Bearer abc", "Digest a=b", "Basicabc"
                })
        void stays_closed_for_what_is_no_pair(String authorization) {
            assertThat(sendTo(gateway, authorization).status()).isEqualTo(401);
        }

        @Test
        void is_asked_for_before_the_body_is_read_and_the_channel_told() {
            var answer = gateway.send("/d1/nowhere", Map.of("content-type", "x"), "x".repeat(Gateway.MOST_BYTES + 1));

            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.body()).doesNotContain("lamps/measured");
        }

        @Test
        void changes_with_the_next_generation() {
            var next = new Credential.Basic("üser", "new");
            gateway.urls.changed(Definitions.of("d1", 2, Definitions.LAMPS, next));

            assertThat(sendTo(gateway, basic("üser:pass:wörd")).status()).isEqualTo(401);
            assertThat(sendTo(gateway, basic("üser:new")).status()).isEqualTo(202);
        }
    }

    @Nested
    class OAuth {

        @ParameterizedTest
        @ValueSource(strings = {"", "Bearer abc", "Basic Y2xpZW50OnNlY3JldA=="})
        void is_closed_where_no_issuer_is_allowed_and_says_so(String authorization) {
            var gateway = new Gateway("127.0.0.1", true);
            var oauth = new Credential.OAuth("client", "secret", "https://idp/token");
            gateway.urls.changed(Definitions.of("d1", 1, Definitions.LAMPS, oauth));

            var answer = sendTo(gateway, authorization);

            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.body())
                    .contains("of no issuer that this gateway allows", "eventplane.gateway.token-issuers")
                    .doesNotContain("secret");
            assertThat(gateway.bus.published).isEmpty();
        }
    }

    @Nested
    class None {

        @ParameterizedTest
        @CsvSource({
            "127.0.0.1, false, 202",
            "127.1.2.3, false, 202",
            "localhost, false, 202",
            "::1,       false, 202",
            "0.0.0.0,   false, 401",
            "*,         false, 401",
            "::,        false, 401",
            "10.0.0.1,  false, 401",
            "0.0.0.0,   true,  202",
        })
        void is_open_on_loopback_or_by_the_operators_word_only(String host, boolean anonymous, int status) {
            var gateway = new Gateway(host, anonymous);
            gateway.urls.changed(Definitions.of("d1", Definitions.LAMPS));

            assertThat(sendTo(gateway, "").status()).isEqualTo(status);
            assertThat(sendTo(gateway, basic("a:b")).status()).isEqualTo(status);
        }

        @Test
        void says_what_to_do_when_it_is_closed() {
            var gateway = new Gateway("0.0.0.0", false);
            gateway.urls.changed(Definitions.of("d1", Definitions.LAMPS));

            assertThat(sendTo(gateway, "").body()).contains("eventplane.gateway.allow-anonymous=true");
        }
    }
}
