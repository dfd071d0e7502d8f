package io.eventplane.gateway.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IssuerUrlTest {

    @ParameterizedTest
    @CsvSource({
        "https://idp.example/realms/a, https://idp.example/realms/a, true",
        "https://idp.example/realms/a, https://idp.example/realms/a/, true",
        "https://idp.example/realms/a, https://idp.example/realms/a/protocol/token, true",
        "https://idp.example/realms/a, HTTPS://IDP.example:443/realms/a/token, true",
        "https://idp.example/, https://idp.example/oauth/token, true",
        "https://idp.example, https://idp.example/oauth/token?x=1, true",
        "https://idp.example/realms/a, https://idp.example/realms/ab, false",
        "https://idp.example/realms/a, https://idp.example/realms/A, false",
        "https://idp.example/realms/a, https://idp.example/realms/b, false",
        "https://idp.example/realms/a, https://idp.example/realms/a/../b, false",
        "https://idp.example/realms/a, https://idp.example/realms/a/./b, false",
        "https://idp.example/realms/a, https://idp.example/realms/a/%2e%2e/b, false",
        "https://idp.example/realms/a, https://idp.example/realms/a//b, false",
        "https://idp.example/realms/a, https://idp.example/realms, false",
        "https://idp.example/realms/a, http://idp.example/realms/a, false",
        "https://idp.example/realms/a, https://idp.example:8443/realms/a, false",
        "https://idp.example/realms/a, https://idp.example.evil/realms/a, false",
        "https://idp.example/realms/a, https://idp.example@evil/realms/a, false",
        "https://idp.example/realms/a, https://evil/?https://idp.example/realms/a, false",
        "https://idp.example/realms/a, //idp.example/realms/a, false",
        "https://idp.example/realms/a, /realms/a, false",
        "https://idp.example/realms/a, 'not a url', false",
        "https://idp.example/realms/a, '', false"
    })
    void only_what_is_at_an_issuer_or_below_it_is_of_it(String issuer, String url, boolean below) {
        assertThat(new IssuerUrl(issuer).isAbove(url)).isEqualTo(below);
    }
}
