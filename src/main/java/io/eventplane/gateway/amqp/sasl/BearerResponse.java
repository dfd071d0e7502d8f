package io.eventplane.gateway.amqp.sasl;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.eventplane.gateway.security.Login;
import java.util.regex.Pattern;

/**
 * What a client answers under OAUTHBEARER or XOAUTH2: a token, and for whom it comes, which the token says better.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7628#section-3.1">RFC 7628, section 3.1</a>
 */
final class BearerResponse {

    private static final Pattern OAUTHBEARER = Pattern.compile(
            "[ny],(a=[^,\1]*)?,\1((?!auth=)[a-zA-Z]+=[^\1]*\1)*auth=Bearer +([A-Za-z0-9._~+/-]+=*)\1"
                    + "((?!auth=)[a-zA-Z]+=[^\1]*\1)*\1",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern XOAUTH2 = Pattern.compile("user=[^\1]*\1auth=Bearer ([A-Za-z0-9._~+/-]+=*)\1\1");

    private BearerResponse() {}

    static Login oauthBearer(byte[] response) {
        var form = OAUTHBEARER.matcher(new String(response, US_ASCII));
        return form.matches() ? new Login.Bearer(form.group(3)) : unreadable("OAUTHBEARER");
    }

    static Login xoauth2(byte[] response) {
        var form = XOAUTH2.matcher(new String(response, US_ASCII));
        return form.matches() ? new Login.Bearer(form.group(1)) : unreadable("XOAUTH2");
    }

    private static Login unreadable(String mechanism) {
        return new Login.Unreadable("The response under SASL " + mechanism + " is not of the form that it has.");
    }
}
