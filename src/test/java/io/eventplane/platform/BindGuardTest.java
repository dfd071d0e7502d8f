package io.eventplane.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BindGuardTest {

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "127.8.9.1", "localhost", "::1", "[::1]"})
    void loopback_needs_no_password(String host) {
        assertThat(new BindAddress(host).isLoopback()).isTrue();
        assertThatCode(new BindGuard(Configs.with(Map.of("eventplane.http.host", host)))::checkHttp)
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "*", "::", "192.0.2.1"})
    void http_beyond_loopback_without_a_password_is_refused(String host) {
        BindGuard guard = new BindGuard(Configs.with(Map.of("eventplane.http.host", host)));

        assertThatThrownBy(guard::checkHttp)
                .isInstanceOf(UnguardedBindException.class)
                .hasMessageContaining("eventplane.http.host is " + host)
                .hasMessageContaining("Set eventplane.director.admin-password or eventplane.oidc.issuer,");
    }

    @Test
    void http_beyond_loopback_with_an_issuer_is_fine() {
        BindGuard guard = new BindGuard(Configs.with(Map.of(
                "eventplane.http.host", "0.0.0.0", "eventplane.oidc.issuer", "https://login.example.com/realm")));

        assertThatCode(guard::checkHttp).doesNotThrowAnyException();
    }

    @Test
    void beyond_loopback_with_a_password_is_fine() {
        BindGuard guard = new BindGuard(Configs.with(Map.of(
                "eventplane.http.host", "0.0.0.0",
                "eventplane.director.admin-password", "secret")));

        assertThatCode(guard::checkHttp).doesNotThrowAnyException();
    }
}
