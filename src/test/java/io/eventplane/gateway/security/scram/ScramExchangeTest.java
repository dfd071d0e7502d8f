package io.eventplane.gateway.security.scram;

import static org.assertj.core.api.Assertions.assertThat;

import io.eventplane.gateway.security.CredentialKey;
import io.eventplane.gateway.security.ScramClient;
import io.eventplane.gateway.security.ScramMechanism;
import io.eventplane.gateway.security.scram.ScramExchange.Result;
import io.eventplane.gateway.security.scram.ScramExchange.Result.Failed;
import io.eventplane.gateway.security.scram.ScramExchange.Result.Proved;
import io.eventplane.platform.Credential.Basic;
import io.eventplane.refusal.RefusedException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScramExchangeTest {

    private final ScramAccounts accounts = new ScramAccounts();

    ScramExchangeTest() {
        accounts.put("d1", List.of(new Basic("lamp", "light")), true);
        accounts.put("d2", List.of(new Basic("lamp", "other light")), false);
        accounts.put("d3", List.of(new Basic("door", "open")), false);
    }

    private ScramExchange exchange() {
        return exchange(ScramMechanism.SHA_256);
    }

    private ScramExchange exchange(ScramMechanism mechanism) {
        return new ScramExchange(mechanism, accounts, Runnable::run);
    }

    private static Optional<String> begin(ScramExchange exchange, String message) {
        return exchange.begin(message).toCompletableFuture().join();
    }

    private static ScramClient client(String user, String password) {
        return new ScramClient("SCRAM-SHA-256", user, password);
    }

    private Result login(ScramClient client, UnaryOperator<String> change) {
        var exchange = exchange();
        var challenge = begin(exchange, client.first()).orElseThrow();
        return exchange.finish(change.apply(client.last(challenge)));
    }

    @ParameterizedTest
    @EnumSource(ScramMechanism.class)
    void proves_a_password_to_each_other(ScramMechanism mechanism) {
        var client = new ScramClient(mechanism.text(), "lamp", "light");
        var exchange = exchange(mechanism);

        var result = exchange.finish(client.last(begin(exchange, client.first()).orElseThrow()));

        assertThat(result).isInstanceOfSatisfying(Proved.class, proved -> {
            assertThat(proved.login().account()).isEqualTo(CredentialKey.basic("lamp", "light"));
            assertThat(client.isProvedBy(proved.message())).isTrue();
        });
    }

    @Test
    void tells_apart_several_accounts_of_one_user_name() {
        assertThat(login(client("lamp", "other light"), same -> same))
                .isInstanceOfSatisfying(
                        Proved.class,
                        proved -> assertThat(proved.login().account())
                                .isEqualTo(CredentialKey.basic("lamp", "other light")));
    }

    @Test
    void leaves_aside_what_can_t_be_proved() {
        accounts.put("d5", List.of(new Basic("lamp", ""), new Basic("lamp", "löcht"), new Basic("", "x")), true);

        assertThat(login(client("lamp", "light"), same -> same)).isInstanceOf(Proved.class);
    }

    @ParameterizedTest
    @CsvSource({"lamp, dark", "lamp, open", "door, light", "nobody, light", "LAMP, light", "lam, light"})
    void fails_with_a_wrong_password_or_user_name(String user, String password) {
        assertThat(login(client(user, password), same -> same)).isInstanceOf(Failed.class);
    }

    @Test
    void a_user_name_that_nobody_has_looks_like_any_other() {
        var known = begin(exchange(), client("lamp", "x").first()).orElseThrow().split(",", -1);
        var unknown =
                begin(exchange(), client("nobody", "x").first()).orElseThrow().split(",", -1);
        var again =
                begin(exchange(), client("nobody", "x").first()).orElseThrow().split(",", -1);

        assertThat(unknown[1]).isEqualTo(again[1]).hasSameSizeAs(known[1]).isNotEqualTo(known[1]);
        assertThat(unknown[2]).isEqualTo(known[2]);
    }

    @Test
    void a_recorded_proof_is_good_for_nothing() {
        var client = client("lamp", "light");
        var first = exchange();
        var proof = client.last(begin(first, client.first()).orElseThrow());
        assertThat(first.finish(proof)).isInstanceOf(Proved.class);

        var second = exchange();
        var challenge = begin(second, client.first()).orElseThrow();
        var withNewNonce = proof.replaceFirst("r=[^,]*", challenge.split(",", -1)[0].replace("$", "\\$"));

        assertThat(second.finish(proof)).isInstanceOf(Failed.class);
        var third = exchange();
        var unused = begin(third, client.first());
        assertThat(third.finish(withNewNonce)).isInstanceOf(Failed.class);
        assertThat(first.finish(proof)).isInstanceOf(Failed.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "n=lamp,r=abc",
                "n,,r=abc",
                "n,,n=,r=abc",
                "n,,n=lamp",
                "n,,n=lamp,r=",
                "n,,r=abc,n=lamp",
                "n,a=admin,n=lamp,r=abc",
                "p=tls-unique,,n=lamp,r=abc",
                "n,,m=ext,n=lamp,r=abc",
                "n,,n=lamp=,r=abc",
                "n,,n=la=2Dmp,r=abc",
                "n,,n=lämp,r=abc",
                "n,,n=lamp\n,r=abc"
            })
    void a_first_message_of_another_form_ends_it(String message) {
        var exchange = exchange();

        assertThat(begin(exchange, message)).isEmpty();
        assertThat(begin(exchange, client("lamp", "light").first())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "c=biws, c=eSws, another binding than at first",
        "c=biws, c=cD10bHMtdW5pcXVlLCw=, a channel that was not bound",
        "r=, r=x, another nonce",
        "',p=', ',m=x,p=', nothing",
        "',p=', ',p==', no base64",
        "c=biws, c=, no binding",
    })
    void a_proof_that_was_changed_fails(String what, String by, String why) {
        var result =
                login(client("lamp", "light"), proof -> proof.replaceFirst(java.util.regex.Pattern.quote(what), by));

        assertThat(result).as(why).isInstanceOf(Failed.class);
    }

    @Test
    void a_proof_that_is_cut_off_or_missing_fails() {
        assertThat(login(client("lamp", "light"), proof -> proof.substring(0, proof.indexOf(",p=") + 3)))
                .isInstanceOf(Failed.class);
        assertThat(login(client("lamp", "light"), proof -> proof.substring(0, proof.indexOf(",p="))))
                .isInstanceOf(Failed.class);
        assertThat(login(client("lamp", "light"), proof -> proof.substring(0, proof.indexOf(",p=") + 7)))
                .isInstanceOf(Failed.class);
        assertThat(login(client("lamp", "light"), proof -> "")).isInstanceOf(Failed.class);
        assertThat(login(client("lamp", "light"), proof -> "x".repeat(100_000))).isInstanceOf(Failed.class);
    }

    @Test
    void is_refused_for_now_when_nobody_can_derive_keys() {
        var busy = new ScramExchange(ScramMechanism.SHA_256, accounts, task -> {
            throw new RejectedExecutionException();
        });

        assertThat(busy.begin(client("lamp", "light").first()))
                .failsWithin(Duration.ZERO)
                .withThrowableThat()
                .withCauseInstanceOf(RefusedException.class);
    }

    @Test
    void a_proof_before_the_challenge_fails() {
        assertThat(exchange().finish("c=biws,r=x,p=AAAA")).isInstanceOf(Failed.class);
    }

    @Test
    void a_binding_that_the_client_could_have_is_taken_as_it_says() {
        var client = client("lamp", "light");
        var exchange = exchange();
        var challenge = begin(exchange, "y,," + client.bare()).orElseThrow();

        assertThat(exchange.finish(client.last(challenge, "eSws"))).isInstanceOf(Proved.class);
    }

    @Test
    void an_account_is_good_until_its_last_definition_is_gone() {
        accounts.put("d4", List.of(new Basic("lamp", "light")), false);
        accounts.remove("d1");
        assertThat(login(client("lamp", "light"), same -> same)).isInstanceOf(Proved.class);

        accounts.put("d4", List.of(new Basic("lamp", "new light")), false);
        assertThat(login(client("lamp", "light"), same -> same)).isInstanceOf(Failed.class);
        assertThat(login(client("lamp", "new light"), same -> same)).isInstanceOf(Proved.class);
    }

    @Test
    void is_offered_only_while_a_definition_asks_for_it() {
        assertThat(accounts.areAskedFor()).isTrue();
        accounts.remove("d1");
        assertThat(accounts.areAskedFor()).isFalse();
    }
}
