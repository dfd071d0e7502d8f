package io.eventplane.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignedReportTest {

    private static final Report REPORT = new Report(
            UUID.randomUUID().toString(),
            Instant.EPOCH,
            new ReporterName("r1", ReporterRole.GATEWAY, "default"),
            1,
            OptionalLong.empty(),
            List.of(),
            List.of());
    private static final String SIGNED = SignedReport.sign(REPORT, "the secret");

    private static byte[] digest(String secret) throws NoSuchAlgorithmException {
        return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
    }

    private static String part(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void who_has_the_secret_signs_and_who_has_its_digest_knows() throws Exception {
        var parsed = SignedReport.parse(SIGNED);

        assertThat(parsed.runtimeId()).isEqualTo("r1");
        assertThat(ReportCodec.decode(parsed.payload())).isEqualTo(REPORT);
        assertThat(parsed.isBy(digest("the secret"))).isTrue();
        assertThat(parsed.isBy(digest("another secret"))).isFalse();
    }

    @Test
    void what_was_changed_afterwards_is_nobodys() throws Exception {
        String[] parts = SIGNED.split("\\.", -1);
        String changed = part(ReportCodec.encode(REPORT).replace("default", "other"));

        assertThat(SignedReport.parse(parts[0] + "." + changed + "." + parts[2]).isBy(digest("the secret")))
                .isFalse();
        assertThat(SignedReport.parse(parts[0] + "." + parts[1] + ".").isBy(digest("the secret")))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "a.b.c.d", "{}", "!.!.!"})
    void what_is_no_signature_is_refused(String text) {
        assertThatThrownBy(() -> SignedReport.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"alg\":\"none\",\"kid\":\"r1\"}",
                "{\"alg\":\"HS256\"}",
                "{\"alg\":\"HS256\",\"kid\":[1]}",
                "{\"alg\":\"HS256\",\"kid\":\"a\\u0000\"}",
                "{\"alg\":\"HS256\",\"kid\":\"' or 1=1 --\"}",
                "{\"alg\":\"HS256\",\"kid\":\"r1\",\"crit\":[\"exp\"]}",
                "[]"
            })
    void headers_that_mean_something_else_are_refused(String header) {
        assertThatThrownBy(() -> SignedReport.parse(part(header) + "." + part("{}") + ".AA"))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
