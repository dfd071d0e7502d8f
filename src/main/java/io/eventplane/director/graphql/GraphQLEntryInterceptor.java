package io.eventplane.director.graphql;

import io.eventplane.director.failure.ConflictException;
import io.eventplane.director.failure.DirectorFailure;
import io.eventplane.director.failure.InvalidInputException;
import io.eventplane.director.identity.CurrentCaller;
import io.eventplane.director.identity.RequiresScope;
import io.eventplane.director.identity.Scope;
import io.smallrye.graphql.api.Subscription;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.PessimisticLockException;
import java.io.Serializable;
import java.lang.reflect.Method;
import java.sql.SQLException;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.Query;

/** What {@link GraphQLEntry} says. */
@GraphQLEntry
@Interceptor
@Priority(Interceptor.Priority.APPLICATION)
public class GraphQLEntryInterceptor implements Serializable {

    private static final long serialVersionUID = 1L;

    private final transient CurrentCaller caller;

    @Inject
    public GraphQLEntryInterceptor(CurrentCaller caller) {
        this.caller = caller;
    }

    @AroundInvoke
    Object guard(InvocationContext call) throws Exception {
        if (isOperation(call.getMethod())) {
            caller.require(scope(call.getMethod()));
        }
        try {
            return call.proceed();
        } catch (Exception e) {
            throw known(e).orElseThrow(() -> e);
        }
    }

    private static boolean isOperation(Method entry) {
        return Stream.of(Query.class, Mutation.class, Subscription.class).anyMatch(entry::isAnnotationPresent);
    }

    private static Scope scope(Method operation) {
        return Optional.ofNullable(operation.getAnnotation(RequiresScope.class))
                .map(RequiresScope::value)
                .orElseThrow(() -> new IllegalStateException(operation + " does not say what scope it requires"));
    }

    private static Optional<Exception> known(Exception thrown) {
        return causes(thrown).flatMap(cause -> failure(cause).stream()).findFirst();
    }

    private static Stream<Throwable> causes(Throwable thrown) {
        return Stream.iterate(thrown, cause -> cause != null, Throwable::getCause)
                .limit(20);
    }

    private static Optional<Exception> failure(Throwable cause) {
        if (cause instanceof DirectorFailure failure) {
            return Optional.of(failure);
        }
        if (cause instanceof OptimisticLockException || cause instanceof PessimisticLockException) {
            return Optional.of(new ConflictException(
                    "it was changed by somebody else at the same time; read it again and repeat"));
        }
        return cause instanceof SQLException sql ? refusedByStore(sql) : Optional.empty();
    }

    /**
     * SQLSTATE class 22 is a value that the store can't hold, such as U+0000 for PostgreSQL; 23 is an integrity constraint; HYT00 and
     * 40001 say that two transactions met.
     */
    private static Optional<Exception> refusedByStore(SQLException sql) {
        var state = Optional.ofNullable(sql.getSQLState()).orElse("");
        if (state.startsWith("22")) {
            return Optional.of(
                    new InvalidInputException("it holds a text that can't be stored: too long, or with U+0000 in it"));
        }
        return state.startsWith("23") || state.startsWith("40") || state.equals("HYT00")
                ? Optional.of(
                        new ConflictException(
                                "it collides with a change made at the same time (a name taken, or an owner deleted); read again and repeat"))
                : Optional.empty();
    }
}
