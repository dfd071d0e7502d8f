package io.eventplane.journeys;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.eventplane.journeys.SmuggledRequests.Attempt;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** No request hides in another one, at the Director's port. */
@ExtendWith(GuardedDirector.Shared.class)
@TestInstance(Lifecycle.PER_CLASS)
class SmugglingIT {

    private static final Pattern ANSWER = Pattern.compile("HTTP/1\\.1 ([2-5][0-9]{2})");

    private final RawHttp http;
    private final SmuggledRequests requests = new SmuggledRequests(
            "Basic " + Base64.getEncoder().encodeToString(("admin:" + GuardedDirector.PASSWORD).getBytes(UTF_8)));

    SmugglingIT(GuardedDirector director) {
        this.http = new RawHttp(director.server().httpPort());
    }

    @Test
    void two_requests_that_are_two_are_both_answered() {
        var answered = http.everything(requests.control().sent());

        assertThat(answered).contains("__typename", SmuggledRequests.HIDDEN_ANSWER);
        assertThat(statuses(answered)).containsExactly(200, 200);
    }

    Stream<Attempt> hidden() {
        return requests.all();
    }

    @ParameterizedTest
    @MethodSource("hidden")
    void what_is_hidden_is_not_answered(Attempt attempt) {
        var answered = http.everything(attempt.sent());

        assertThat(answered)
                .doesNotContain(SmuggledRequests.HIDDEN_ANSWER)
                .doesNotContainPattern(HostileRequestsIT.INSIDE_OF_NO_PAGE);
        assertThat(statuses(answered)).as(answered).hasSizeLessThanOrEqualTo(1);
    }

    private static List<Integer> statuses(String answered) {
        return ANSWER.matcher(answered)
                .results()
                .map(answer -> Integer.valueOf(answer.group(1)))
                .toList();
    }
}
