package io.eventplane.director.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import io.eventplane.director.identity.RequiresScope;
import io.eventplane.director.identity.Scope;
import io.smallrye.graphql.schema.model.Operation;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every operation of the served schema says what scope it requires. */
class ScopesTest {

    private static final Set<Scope> READING = Set.of(Scope.APPLICATION_READ, Scope.RUNTIME_READ);

    private final io.smallrye.graphql.schema.model.Schema schema = GraphQLStartup.model();

    @Test
    void every_operation_requires_a_scope() {
        assertThat(operations().filter(Predicate.not(ScopesTest::isGuarded)).map(Operation::getName))
                .isEmpty();
        assertThat(operations()).hasSizeGreaterThan(15);
    }

    @Test
    void the_entry_point_of_every_operation_is_guarded() {
        assertThat(operations().filter(operation -> !entry(operation).isAnnotationPresent(GraphQLEntry.class)))
                .isEmpty();
    }

    @Test
    void what_only_reads_requires_no_more_and_what_changes_no_less() {
        assertThat(schema.getQueries().stream()
                        .filter(query -> !READING.contains(scope(query)))
                        .map(Operation::getName))
                .containsExactlyInAnyOrder("auditLog", "encryptionKeys");
        assertThat(schema.getMutations())
                .allSatisfy(mutation -> assertThat(scope(mutation)).isNotIn(READING));
    }

    @Test
    void each_operation_requires_the_scope_of_its_subject() {
        var required = new TreeMap<String, String>();
        operations()
                .forEach(operation ->
                        required.put(operation.getName(), scope(operation).text()));

        assertThat(required)
                .containsAllEntriesOf(Map.of(
                        "applications", "application:read",
                        "applicationsForRuntime", "runtime:read",
                        "createApplication", "application:write",
                        "addEventAPI", "event_api:write",
                        "refetchEventAPISpec", "event_api:write",
                        "runtimes", "runtime:read",
                        "deleteRuntime", "runtime:write",
                        "rotateEncryptionKey", "admin",
                        "setRuntimeClient", "admin"));
    }

    private Stream<Operation> operations() {
        return Stream.of(schema.getQueries(), schema.getMutations(), schema.getSubscriptions())
                .flatMap(Set::stream);
    }

    private static boolean isGuarded(Operation operation) {
        return method(operation).isAnnotationPresent(RequiresScope.class);
    }

    private static Scope scope(Operation operation) {
        return method(operation).getAnnotation(RequiresScope.class).value();
    }

    private static Method method(Operation operation) {
        var named = Arrays.stream(entry(operation).getDeclaredMethods())
                .filter(method -> method.getName().equals(operation.getMethodName()))
                .toList();
        assertThat(named).as(operation.getName()).hasSize(1);
        return named.get(0);
    }

    private static Class<?> entry(Operation operation) {
        try {
            return Class.forName(operation.getClassName());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}
