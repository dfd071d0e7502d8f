package io.eventplane.director.definitions;

import io.eventplane.director.failure.ConflictException;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.transaction.Status;
import jakarta.transaction.UserTransaction;
import java.io.Serializable;

/** What {@link ComparedBefore} says. Comes before the transaction; in a transaction of the caller's it has nothing to win. */
@ComparedBefore
@Interceptor
@Priority(Interceptor.Priority.PLATFORM_BEFORE + 100)
public class ComparedBeforeInterceptor implements Serializable {

    private static final long serialVersionUID = 1L;

    private static final int MOST_ATTEMPTS = 4;

    private final transient UserTransaction transaction;
    private final transient Comparisons comparisons;

    @Inject
    public ComparedBeforeInterceptor(UserTransaction transaction, Comparisons comparisons) {
        this.transaction = transaction;
        this.comparisons = comparisons;
    }

    @AroundInvoke
    Object around(InvocationContext call) throws Exception {
        if (transaction.getStatus() != Status.STATUS_NO_TRANSACTION) {
            return call.proceed();
        }
        comparisons.begin();
        try {
            return repeated(call);
        } finally {
            comparisons.end();
        }
    }

    private Object repeated(InvocationContext call) throws Exception {
        for (int attempt = 1; attempt < MOST_ATTEMPTS; attempt++) {
            try {
                return call.proceed();
            } catch (NotComparedException e) {
                comparisons.make(e.comparison());
            }
        }
        return last(call);
    }

    private static Object last(InvocationContext call) throws Exception {
        try {
            return call.proceed();
        } catch (NotComparedException e) {
            throw new ConflictException(
                    "the documents of the group change faster than they can be compared; repeat it");
        }
    }
}
