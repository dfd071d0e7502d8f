package io.eventplane.director;

import static org.assertj.core.api.Assertions.assertThat;

import io.eventplane.director.applications.Application;
import io.eventplane.director.applications.Applications;
import io.eventplane.director.definitions.CheckRegistration;
import io.eventplane.director.definitions.RegisterDefinition;
import io.eventplane.director.runtimes.RegisterRuntime;
import io.eventplane.director.runtimes.RuntimeInput;
import io.eventplane.platform.Tenant;
import jakarta.inject.Inject;
import jakarta.transaction.UserTransaction;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;

/**
 * Every operation of the served schema, tried over HTTP across tenants. What is another tenant's is answered as what never was, so the two
 * answers are held against each other; that the operation works at all is tried with the caller's own.
 */
@ArquillianTest
class TenantsIT {

    private static final URI GRAPHQL = URI.create("http://127.0.0.1:19080/eventplane/graphql");
    private static final Tenant OTHER = new Tenant("other");

    @Inject
    Applications applications;

    @Inject
    RegisterDefinition definitions;

    @Inject
    CheckRegistration rules;

    @Inject
    RegisterRuntime runtimes;

    @Inject
    UserTransaction transaction;

    @Deployment
    static WebArchive archive() {
        return TestArchive.with(TenantsIT.class, TenantAttempts.class, TenantAttempts.Attempt.class);
    }

    @Test
    void for_every_operation_what_is_another_tenants_does_not_exist() throws Exception {
        // The operator is of the tenant default. With a token it would be of any.
        var operator = new TenantAttempts(GRAPHQL, Optional.empty());
        var foreign = landscape(OTHER);
        var unknown = unknown();
        var attempts = operator.attempts();

        assertThat(attempts).hasSizeGreaterThanOrEqualTo(20);
        for (var attempt : attempts) {
            assertThat(operator.answer(attempt, landscape(Tenant.DEFAULT)))
                    .as("%s of one's own", attempt)
                    .doesNotContain("not-found", "\"forbidden\"", "ValidationError", "InvalidSyntax")
                    .doesNotContain(foreign.values());
            if (attempt.names()) {
                assertThat(operator.answer(attempt, foreign))
                        .as("%s of another tenant", attempt)
                        .contains("\"not-found\"")
                        .isEqualTo(operator.answer(attempt, unknown));
            }
        }
    }

    @Test
    void a_name_that_another_tenant_has_is_free() throws Exception {
        var name = "Shop " + UUID.randomUUID();

        created(OTHER, name);

        assertThat(created(Tenant.DEFAULT, name)).isNotBlank();
    }

    private Map<String, String> landscape(Tenant tenant) throws Exception {
        var application = created(tenant, "Shop " + UUID.randomUUID());
        var definition = transactional(() -> definitions
                .add(tenant, application, rules.read(Examples.version("g", "1.0.0")))
                .getId());
        var runtime =
                runtimes.create(tenant, new RuntimeInput("R " + UUID.randomUUID(), null, "https://events.example.com"));
        return Map.of("application", application, "eventAPI", definition, "runtime", runtime.getId());
    }

    private String created(Tenant tenant, String name) throws Exception {
        var application = new Application(tenant, name, null, List.of());
        return transactional(() -> {
            applications.add(application);
            return application.getId();
        });
    }

    private static Map<String, String> unknown() {
        return Map.of(
                "application", UUID.randomUUID().toString(),
                "eventAPI", UUID.randomUUID().toString(),
                "runtime", UUID.randomUUID().toString());
    }

    private interface Work {
        String done();
    }

    private String transactional(Work work) throws Exception {
        transaction.begin();
        try {
            var result = work.done();
            transaction.commit();
            return result;
        } catch (RuntimeException e) {
            transaction.rollback();
            throw e;
        }
    }
}
