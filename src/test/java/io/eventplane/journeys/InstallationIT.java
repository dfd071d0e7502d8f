package io.eventplane.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What all tenants share is not for the operators of one. */
@ExtendWith(GuardedDirector.Shared.class)
class InstallationIT {

    private static final String ROTATE = "mutation { rotateEncryptionKey }";
    private static final String KEYS = "{ encryptionKeys { id } }";

    private final GuardedDirector director;

    InstallationIT(GuardedDirector director) {
        this.director = director;
    }

    @Test
    void another_tenants_operator_neither_rotates_keys_nor_counts_what_they_encrypt() {
        var other = director.as(director.token("admin").with("tenant", "other-" + UUID.randomUUID()));

        assertThat(other.errorCode(ROTATE, Map.of())).isEqualTo("forbidden");
        assertThat(other.errorCode(KEYS, Map.of())).isEqualTo("forbidden");
        assertThat(director.asOperator().query(KEYS).path("encryptionKeys")).isNotEmpty();
    }

    @Test
    void a_token_of_the_default_tenant_with_the_scope_does() {
        var made = director.as(director.token("admin"))
                .query(ROTATE)
                .path("rotateEncryptionKey")
                .asString();

        assertThat(director.asOperator().query(KEYS).at("/encryptionKeys/0/id").asString())
                .isEqualTo(made);
    }
}
