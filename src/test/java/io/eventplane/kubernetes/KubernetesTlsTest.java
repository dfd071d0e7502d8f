package io.eventplane.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.kubernetes.client.openapi.models.V1Volume;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What the overlay changes in the base, and nothing else. */
class KubernetesTlsTest {

    private static final Path OVERLAY = Path.of("kubernetes", "tls");
    private static final Set<String> ADDED =
            Set.of("EVENTPLANE_HTTP_TLS", "EVENTPLANE_HTTP_TLS_KEYSTORE", "EVENTPLANE_HTTP_TLS_KEYSTORE_PASSWORD");

    private final Manifests base = Manifests.read(Manifests.render(Manifests.BASE));
    private final Manifests tls = Manifests.read(Manifests.render(OVERLAY));

    @Test
    void it_turns_tls_on_with_configuration_keys() throws IOException {
        var environment = tls.environment();

        assertThat(ConfigurationKeys.asEnvironmentVariables()).containsAll(ADDED);
        assertThat(tls.value("EVENTPLANE_HTTP_TLS")).isEqualTo("on");
        assertThat(environment)
                .containsAllEntriesOf(base.environment())
                .hasSize(base.environment().size() + 3);
    }

    @Test
    void the_keystore_and_its_password_are_from_secrets_that_the_overlay_says_how_to_make() throws IOException {
        var password = tls.variable("EVENTPLANE_HTTP_TLS_KEYSTORE_PASSWORD")
                .getValueFrom()
                .getSecretKeyRef();
        var keystore = Path.of(tls.value("EVENTPLANE_HTTP_TLS_KEYSTORE"));
        var volume = tls.mounts().get(String.valueOf(keystore.getParent()));

        assertThat(tls.pod().getVolumes().stream().filter(it -> it.getName().equals(volume)))
                .singleElement()
                .extracting(V1Volume::getSecret)
                .satisfies(it -> assertThat(it.getSecretName()).isEqualTo("eventplane-tls"));
        assertThat(Files.readString(OVERLAY.resolve("kustomization.yaml")))
                .contains(
                        "generic eventplane-tls --from-file=" + keystore.getFileName(),
                        "generic " + password.getName() + " --from-literal=" + password.getKey() + "=");
    }

    @Test
    void probes_and_services_speak_tls_on_the_same_port() {
        var container = tls.container();

        assertThat(List.of(container.getStartupProbe(), container.getReadinessProbe(), container.getLivenessProbe()))
                .allSatisfy(it -> {
                    assertThat(it.getHttpGet().getScheme()).isEqualTo("HTTPS");
                    assertThat(it.getHttpGet().getPort().getStrValue()).isEqualTo("http");
                });
        assertThat(tls.containerPorts()).isEqualTo(base.containerPorts());
        assertThat(tls.services())
                .hasSize(2)
                .allSatisfy(service -> assertThat(service.getSpec().getPorts())
                        .hasSameSizeAs(base.service(service.getMetadata().getName())
                                .getSpec()
                                .getPorts())
                        .filteredOn(it -> it.getName().equals("http"))
                        .singleElement()
                        .satisfies(it -> assertThat(it.getAppProtocol()).isEqualTo("https")));
    }
}
