package io.eventplane.gateway.security.scram;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.eventplane.gateway.security.Login;
import io.eventplane.gateway.security.ScramMechanism;
import io.eventplane.refusal.Reason;
import io.eventplane.refusal.Refusal;
import io.eventplane.refusal.RefusedException;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.regex.Pattern;
import org.apache.activemq.artemis.protocol.amqp.sasl.scram.ScramServerFunctionality;
import org.apache.activemq.artemis.protocol.amqp.sasl.scram.ScramServerFunctionalityImpl;
import org.apache.activemq.artemis.spi.core.security.scram.ScramException;
import org.apache.activemq.artemis.spi.core.security.scram.UserData;

/**
 * One login of one client: its first message and ours, its proof and ours. Without channel binding, and for the user itself only. Used by one
 * thread at a time.
 */
public final class ScramExchange {

    private static final int NONCE_BYTES = 24;
    private static final int LONGEST_MESSAGE = 2048;

    /** Clients that could bind to a channel, and know that we can't, say {@code y}. Nobody acts for somebody else. */
    private static final Pattern FIRST =
            Pattern.compile("([ny],,)n=([ -~&&[^,=]]|=2C|=3D)+,r=[!-+--~]+(,[a-zA-Z]=[^,]+)*");

    private static final Pattern LAST =
            Pattern.compile("c=[A-Za-z0-9+/]+=*,r=[!-+--~]+(,[a-zA-Z]=[^,]+)*,p=[A-Za-z0-9+/]+=*");

    private static final Refusal BUSY = Refusal.later(
            Reason.OVERLOADED, "Too many logins are being looked at: try again later.", Duration.ofSeconds(1));

    private static final SecureRandom RANDOM = new SecureRandom();

    private final ScramMechanism mechanism;
    private final ScramAccounts accounts;
    private final Executor workers;
    private final List<Candidate> candidates = new ArrayList<>();
    private String binding = "";
    private boolean over;

    private record Candidate(Account account, ScramServerFunctionality server) {}

    /**
     * One that has not begun.
     *
     * @param workers where keys are derived that are not there yet
     */
    public ScramExchange(ScramMechanism mechanism, ScramAccounts accounts, Executor workers) {
        this.mechanism = mechanism;
        this.accounts = accounts;
        this.workers = workers;
    }

    /**
     * Takes the client's first message. What is not ASCII is none that is taken: accounts are ASCII.
     *
     * @return our answer to it, complete already unless keys have to be derived; empty when the message is none that is taken; fails with a
     *     {@link RefusedException} when there is nobody to derive them now
     */
    public CompletionStage<Optional<String>> begin(String message) {
        var text = message.length() > LONGEST_MESSAGE ? "" : message;
        var form = FIRST.matcher(text);
        if (!candidates.isEmpty() || over || !form.matches()) {
            over = true;
            return CompletableFuture.completedStage(Optional.empty());
        }
        binding = "c=" + Base64.getEncoder().encodeToString(form.group(1).getBytes(US_ASCII)) + ",";
        var username = username(text);
        var tried = accounts.of(username);
        return ready(tried).thenApply(ready -> Optional.of(begin(text, username, tried)));
    }

    private CompletionStage<Boolean> ready(List<Account> tried) {
        if (tried.stream().allMatch(account -> account.isReady(mechanism))) {
            return CompletableFuture.completedStage(true);
        }
        try {
            return CompletableFuture.supplyAsync(
                    () -> {
                        tried.forEach(account -> account.data(mechanism));
                        return true;
                    },
                    workers);
        } catch (RejectedExecutionException e) {
            return CompletableFuture.failedStage(new RefusedException(BUSY));
        }
    }

    private String begin(String text, String username, List<Account> tried) {
        var nonce = nonce();
        var answer = "";
        for (var account : tried) {
            var server = server(nonce);
            try {
                server.handleClientFirstMessage(text);
            } catch (ScramException e) {
                throw new IllegalStateException("a message of the right form", e);
            }
            answer = server.prepareFirstMessage(salted(account, username));
            candidates.add(new Candidate(account, server));
        }
        return answer;
    }

    /** Nobody's keys go with the salt of whatever user name was asked for. */
    private UserData salted(Account account, String username) {
        var data = account.data(mechanism);
        return accounts.isNobody(account)
                ? new UserData(
                        Base64.getEncoder().encodeToString(accounts.salt(username)),
                        data.iterations,
                        data.serverKey,
                        data.storedKey)
                : data;
    }

    /** What the proof came to. */
    public sealed interface Result {

        /**
         * The client has the password.
         *
         * @param message our own proof, which the client waits for
         */
        record Proved(Login.Proof login, String message) implements Result {}

        record Failed() implements Result {}
    }

    /** Takes the client's proof. */
    public Result finish(String message) {
        var text = message.length() > LONGEST_MESSAGE ? "" : message;
        if (over || !LAST.matcher(text).matches() || !text.startsWith(binding) || binding.isEmpty()) {
            over = true;
            return new Result.Failed();
        }
        over = true;
        return candidates.stream()
                .flatMap(candidate -> proof(candidate, text).stream())
                .findFirst()
                .orElseGet(Result.Failed::new);
    }

    private Optional<Result> proof(Candidate candidate, String text) {
        try {
            var answer = candidate.server().prepareFinalMessage(text);
            return accounts.isNobody(candidate.account())
                    ? Optional.empty()
                    : Optional.of(new Result.Proved(
                            new Login.Proof(mechanism, candidate.account().key()), answer));
        } catch (ScramException | IllegalArgumentException | IndexOutOfBoundsException e) {
            // A proof that is none, or of another length than a digest.
            return Optional.empty();
        }
    }

    private ScramServerFunctionality server(String nonce) {
        try {
            return new ScramServerFunctionalityImpl(mechanism.digest(), mechanism.mac(), nonce);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has what " + mechanism.text() + " needs", e);
        }
    }

    private static String username(String first) {
        var name = first.substring(first.indexOf("n=") + 2);
        return name.substring(0, name.indexOf(',')).replace("=2C", ",").replace("=3D", "=");
    }

    private static String nonce() {
        byte[] bytes = new byte[NONCE_BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getEncoder().withoutPadding().encodeToString(bytes);
    }
}
