package io.eventplane.director.store;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.transaction.Status;
import jakarta.transaction.SystemException;
import jakarta.transaction.UserTransaction;
import java.io.Serializable;

/** What {@link InTransaction} says. */
@InTransaction
@Interceptor
@Priority(Interceptor.Priority.PLATFORM_BEFORE + 200)
public class InTransactionInterceptor implements Serializable {

    private static final long serialVersionUID = 1L;

    private final transient UserTransaction transaction;

    @Inject
    public InTransactionInterceptor(UserTransaction transaction) {
        this.transaction = transaction;
    }

    @AroundInvoke
    Object around(InvocationContext call) throws Exception {
        return transaction.getStatus() == Status.STATUS_NO_TRANSACTION ? inNew(call) : call.proceed();
    }

    private Object inNew(InvocationContext call) throws Exception {
        transaction.begin();
        Object answer = proceed(call);
        transaction.commit();
        return answer;
    }

    private Object proceed(InvocationContext call) throws Exception {
        try {
            return call.proceed();
        } catch (Exception | Error e) {
            rollBack(e);
            throw e;
        }
    }

    private void rollBack(Throwable reason) {
        try {
            transaction.rollback();
        } catch (SystemException | RuntimeException e) {
            reason.addSuppressed(e);
        }
    }
}
