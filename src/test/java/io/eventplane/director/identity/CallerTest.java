package io.eventplane.director.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.eventplane.director.failure.ForbiddenException;
import io.eventplane.platform.Tenant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CallerTest {

    private static final Set<Scope> ALL = Set.of(Scope.values());

    private static List<Scope> allowed(Caller caller) {
        return Arrays.stream(Scope.values()).filter(caller::may).toList();
    }

    private static CurrentCaller current(Caller caller) {
        var current = new CurrentCaller();
        current.set(caller, "127.0.0.1");
        return current;
    }

    private static Caller.Client client(Set<Scope> scopes) {
        return new Caller.Client("alice", Optional.of("portal"), Tenant.DEFAULT, scopes);
    }

    @Test
    void the_operator_may_do_everything_by_password_and_by_token() {
        assertThat(allowed(new Caller.Operator(Tenant.DEFAULT))).containsExactly(Scope.values());
        assertThat(allowed(client(Set.of(Scope.ADMIN)))).containsExactly(Scope.values());
    }

    @Test
    void a_runtime_only_reads_whatever_its_token_says() {
        assertThat(allowed(new Caller.OfRuntime("r", Tenant.DEFAULT)))
                .containsExactly(Scope.APPLICATION_READ, Scope.RUNTIME_READ);
        assertThat(allowed(new Caller.OfRuntime("r", Tenant.DEFAULT, ALL)))
                .containsExactly(Scope.APPLICATION_READ, Scope.RUNTIME_READ);
        assertThat(allowed(new Caller.OfRuntime("r", Tenant.DEFAULT, Set.of(Scope.EVENT_API_WRITE))))
                .isEmpty();
    }

    @Test
    void a_scope_that_no_token_could_have_is_not_asked_for() {
        var runtime = current(new Caller.OfRuntime("r", Tenant.DEFAULT, Set.of()));

        assertThatThrownBy(() -> runtime.require(Scope.RUNTIME_WRITE)).isInstanceOf(ForbiddenException.class);
        assertThat(runtime.missing()).isEmpty();
        assertThatThrownBy(() -> runtime.require(Scope.RUNTIME_READ)).hasMessageContaining("runtime:read");
        assertThat(runtime.missing()).containsExactly(Scope.RUNTIME_READ);
    }

    @Test
    void only_an_applications_own_client_is_kept_to_it() {
        var own = current(new Caller.OfApplication("a", client(ALL)));

        assertThatCode(() -> own.refuseApplicationsBut(() -> "a")).doesNotThrowAnyException();
        assertThatThrownBy(() -> own.refuseApplicationsBut(() -> "b")).isInstanceOf(ForbiddenException.class);
        assertThatThrownBy(own::refuseApplications).isInstanceOf(ForbiddenException.class);
        assertThatCode(() -> current(client(ALL)).refuseApplicationsBut(() -> {
                    throw new AssertionError("asked in vain");
                }))
                .doesNotThrowAnyException();
    }

    @Test
    void only_a_runtime_is_kept_to_itself() {
        var runtime = current(new Caller.OfRuntime("r", Tenant.DEFAULT));

        assertThatCode(() -> runtime.refuseRuntimesBut("r")).doesNotThrowAnyException();
        assertThatThrownBy(() -> runtime.refuseRuntimesBut("s")).isInstanceOf(ForbiddenException.class);
        assertThatThrownBy(runtime::refuseRuntimes).isInstanceOf(ForbiddenException.class);
        assertThat(runtime.mayReadOf("s")).isFalse();
        assertThat(current(client(ALL)).mayReadOf("s")).isTrue();
    }

    @Test
    void texts_of_tokens_are_scopes_only_when_they_are_the_directors() {
        assertThat(Scope.of(Set.of("admin", "openid", "Application:Read", "runtime:read")))
                .containsExactlyInAnyOrder(Scope.ADMIN, Scope.RUNTIME_READ);
    }

    @Test
    void a_challenge_says_what_is_wrong_in_the_characters_that_it_may_have() {
        assertThat(Challenge.bearer("invalid_token", "a \"quoted\" \\ text\nü"))
                .isEqualTo("Bearer realm=\"eventplane Director\", error=\"invalid_token\","
                        + " error_description=\"a 'quoted' ' text''\"");
        assertThat(Challenge.insufficientScope(Set.of(Scope.RUNTIME_READ, Scope.APPLICATION_READ)))
                .endsWith("error=\"insufficient_scope\", scope=\"application:read runtime:read\"");
    }
}
