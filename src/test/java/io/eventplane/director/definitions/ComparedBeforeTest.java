package io.eventplane.director.definitions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.eventplane.asyncapi.compatibility.CompatibilityMode;
import io.eventplane.asyncapi.compatibility.CompatibilityReport;
import io.eventplane.director.failure.ConflictException;
import jakarta.interceptor.InvocationContext;
import jakarta.transaction.Status;
import jakarta.transaction.UserTransaction;
import java.lang.reflect.Proxy;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** A call that needs documents compared is repeated until they are, outside of it. */
class ComparedBeforeTest {

    private final Comparisons comparisons = new Comparisons();
    private final AtomicInteger attempts = new AtomicInteger();

    @Test
    void a_call_is_repeated_once_with_the_comparison_it_needs() throws Exception {
        var report = (CompatibilityReport) run(Status.STATUS_NO_TRANSACTION, () -> report("number"));

        assertThat(attempts).hasValue(2);
        assertThat(report.findings()).hasSize(1);
    }

    @Test
    void what_has_changed_meanwhile_is_compared_again() throws Exception {
        run(Status.STATUS_NO_TRANSACTION, () -> report(attempts.get() == 1 ? "string" : "number"));

        assertThat(attempts).hasValue(3);
    }

    @Test
    void what_changes_faster_than_it_is_compared_is_a_conflict() {
        assertThatThrownBy(
                        () -> run(Status.STATUS_NO_TRANSACTION, () -> report("number, description: " + attempts.get())))
                .isInstanceOf(ConflictException.class);

        assertThat(attempts).hasValue(4);
    }

    @Test
    void in_a_transaction_of_the_callers_it_is_compared_at_once() throws Exception {
        run(Status.STATUS_ACTIVE, () -> report("number"));

        assertThat(attempts).hasValue(1);
    }

    @Test
    void a_comparison_is_good_for_one_call() throws Exception {
        run(Status.STATUS_NO_TRANSACTION, () -> report("number"));
        run(Status.STATUS_NO_TRANSACTION, () -> report("number"));

        assertThat(attempts).hasValue(4);
    }

    private CompatibilityReport report(String before) {
        return comparisons.report(
                new Comparisons.Wanted(document(before), document("integer"), CompatibilityMode.BACKWARD));
    }

    private static String document(String type) {
        return """
                asyncapi: 3.0.0
                info: {title: Orders, version: 1.0.0}
                channels:
                  placed: {address: placed, messages: {placed: {payload: {type: object, properties: {lumens: {type: %s}}}}}}
                operations:
                  place: {action: send, channel: {$ref: '#/channels/placed'}}
                """.formatted(type);
    }

    private Object run(int status, Callable<?> call) throws Exception {
        var transaction = fake(UserTransaction.class, () -> status);
        var context = fake(InvocationContext.class, () -> {
            attempts.incrementAndGet();
            return call.call();
        });
        return new ComparedBeforeInterceptor(transaction, comparisons).around(context);
    }

    /** Of whose methods only one is called. */
    private static <T> T fake(Class<T> type, Callable<?> answer) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> answer.call()));
    }
}
