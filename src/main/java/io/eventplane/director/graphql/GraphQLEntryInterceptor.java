package io.eventplane.director.graphql;

import io.eventplane.director.audit.Attempt;
import io.eventplane.director.audit.AuditTrail;
import io.eventplane.director.failure.ConflictException;
import io.eventplane.director.failure.DirectorFailure;
import io.eventplane.director.failure.ForbiddenException;
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
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.reflect.Method;
import java.sql.SQLException;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.Query;
import org.jspecify.annotations.Nullable;

/** What {@link GraphQLEntry} says. */
@GraphQLEntry
@Interceptor
@Priority(Interceptor.Priority.APPLICATION)
public class GraphQLEntryInterceptor implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final Logger LOG = System.getLogger(GraphQLEntryInterceptor.class.getName());

    private final transient CurrentCaller caller;
    private final transient Attempt attempt;
    private final transient AuditTrail audit;

    @Inject
    public GraphQLEntryInterceptor(CurrentCaller caller, Attempt attempt, AuditTrail audit) {
        this.caller = caller;
        this.attempt = attempt;
        this.audit = audit;
    }

    @AroundInvoke
    Object guard(InvocationContext call) throws Exception {
        try {
            if (isOperation(call.getMethod())) {
                attempt.begin(call.getMethod().getName());
                caller.require(scope(call.getMethod()));
            }
            return call.proceed();
        } catch (Exception e) {
            var known = known(e).orElse(e);
            note(call, known);
            throw known;
        }
    }

    /** What would have changed something, and what somebody may not see; a question that is wrong is no attempt. */
    private void note(InvocationContext call, Exception thrown) {
        if (thrown instanceof DirectorFailure failure
                && (failure instanceof ForbiddenException || call.getMethod().isAnnotationPresent(Mutation.class))) {
            try {
                audit.refused(subject(call), failure);
            } catch (RuntimeException e) {
                LOG.log(Level.WARNING, "a refused attempt is not in the audit log: {0}", e.toString());
            }
        }
    }

    /** What it was about: its only id, or the first. */
    private static @Nullable String subject(InvocationContext call) {
        var parameters = call.getMethod().getParameters();
        return IntStream.range(0, parameters.length)
                .filter(index -> parameters[index].isAnnotationPresent(Id.class))
                .mapToObj(index -> call.getParameters()[index])
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .map(AuditTrail::shortened)
                .findFirst()
                .orElse(null);
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
