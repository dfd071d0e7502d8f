package io.eventplane.report;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.eventplane.platform.Sha256;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A report as it travels: a JSON Web Signature, compact, whose key id is the Runtime and whose key is the SHA-256 of the Runtime's secret,
 * which is all that the Director keeps of that. So whoever may send to the bus can't speak for a Runtime.
 *
 * @param runtimeId whose signature it is meant to be
 * @param payload what was signed, not to be believed before {@link #isBy}
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7515">RFC 7515, JSON Web Signature</a>
 */
public record SignedReport(String runtimeId, String payload, String signingInput, String signature) {

    private static final String ALGORITHM = "HmacSHA256";
    private static final JsonMapper JSON = JsonMapper.shared();

    /** In characters; a report of {@value Report#MOST_DEFINITIONS} definitions, each with a long message, is shorter. */
    private static final int LONGEST = 8 * 1024 * 1024;

    /** Signs the report for its Runtime, with that one's secret. */
    public static String sign(Report report, String secret) {
        String header = JSON.writeValueAsString(JSON.createObjectNode()
                .put("alg", "HS256")
                .put("kid", report.reporter().runtimeId())
                .put("cty", "application/cloudevents+json"));
        String input = encoded(header.getBytes(UTF_8)) + "."
                + encoded(ReportCodec.encode(report).getBytes(UTF_8));
        return input + "." + encoded(mac(Sha256.of(secret), input));
    }

    /**
     * Takes a text apart, and believes nothing in it.
     *
     * @throws IllegalArgumentException when it is no signature of this kind; says what is wrong
     */
    public static SignedReport parse(String text) {
        if (text.length() > LONGEST) {
            throw new IllegalArgumentException("not a report: longer than " + LONGEST + " characters");
        }
        List<String> parts = List.of(text.split("\\.", -1));
        if (parts.size() != 3) {
            throw new IllegalArgumentException("not a report: not a compact JSON Web Signature");
        }
        return new SignedReport(
                runtimeId(decoded(parts.get(0))),
                decoded(parts.get(1)),
                parts.get(0) + "." + parts.get(1),
                parts.get(2));
    }

    /** Whether somebody signed it who has the Runtime's secret, whose SHA-256 this is. */
    public boolean isBy(byte[] secretDigest) {
        return MessageDigest.isEqual(
                encoded(mac(secretDigest, signingInput)).getBytes(US_ASCII), signature.getBytes(US_ASCII));
    }

    private static String runtimeId(String header) {
        try {
            JsonNode node = JSON.readTree(header);
            if (!node.path("alg").asString("").equals("HS256")
                    || !ReporterName.isRuntimeId(node.path("kid").asString(""))
                    || node.has("crit")) {
                throw new IllegalArgumentException(
                        "not a report: its signature must be HS256, with a Runtime as key id");
            }
            return node.path("kid").stringValue();
        } catch (JacksonException e) {
            throw new IllegalArgumentException("not a report: the header of its signature is not JSON", e);
        }
    }

    private static byte[] mac(byte[] key, String input) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            return mac.doFinal(input.getBytes(US_ASCII));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static String decoded(String part) {
        try {
            return new String(Base64.getUrlDecoder().decode(part), UTF_8);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("not a report: not base64url", e);
        }
    }
}
