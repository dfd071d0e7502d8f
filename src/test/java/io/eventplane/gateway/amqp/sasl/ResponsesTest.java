package io.eventplane.gateway.amqp.sasl;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.eventplane.gateway.security.Login;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What clients answer under SASL; a {@code |} stands for the byte that separates. */
class ResponsesTest {

    private static byte[] bytes(String response, char separator) {
        return response.replace('|', separator).getBytes(UTF_8);
    }

    @ParameterizedTest
    @ValueSource(strings = {"|lamp|secret", "lamp|lamp|secret"})
    void plain_is_a_user_name_and_a_password(String response) {
        assertThat(PlainResponse.read(bytes(response, '\0'))).isEqualTo(new Login.Basic("lamp", "secret"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "lamp", "|lamp", "|lamp|secret|", "admin|lamp|secret", "Lamp|lamp|secret"})
    void plain_for_somebody_else_or_of_another_form_is_nobody(String response) {
        assertThat(PlainResponse.read(bytes(response, '\0'))).isInstanceOf(Login.Unreadable.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "n,,|auth=Bearer a.b.c||",
                "n,a=lamp,|auth=Bearer a.b.c||",
                "y,,|host=x|port=1|AUTH=bearer a.b.c|x=y||"
            })
    void oauthbearer_is_a_token(String response) {
        assertThat(BearerResponse.oauthBearer(bytes(response, '\1'))).isEqualTo(new Login.Bearer("a.b.c"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "n,,||",
                "n,,|auth=Bearer ||",
                "n,,|auth=Basic a.b.c||",
                "n,,|auth=Bearer a.b.c|",
                "n,,|auth=Bearer a b||",
                "n,,|auth=Bearer a|auth=Bearer b||",
                "n,,|auth=x|auth=Bearer b||",
                "p=tls-unique,,|auth=Bearer a||",
                "user=x|auth=Bearer a||"
            })
    void oauthbearer_of_another_form_is_nobody(String response) {
        assertThat(BearerResponse.oauthBearer(bytes(response, '\1'))).isInstanceOf(Login.Unreadable.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"user=|auth=Bearer a.b.c||", "user=lamp|auth=Bearer a.b.c||"})
    void xoauth2_is_a_token(String response) {
        assertThat(BearerResponse.xoauth2(bytes(response, '\1'))).isEqualTo(new Login.Bearer("a.b.c"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "user=x||",
                "auth=Bearer a||",
                "user=x|auth=Bearer a|",
                "user=x|auth=Bearer a|auth=Bearer b||",
                "user=x|auth=Bearer ||"
            })
    void xoauth2_of_another_form_is_nobody(String response) {
        assertThat(BearerResponse.xoauth2(bytes(response, '\1'))).isInstanceOf(Login.Unreadable.class);
    }
}
