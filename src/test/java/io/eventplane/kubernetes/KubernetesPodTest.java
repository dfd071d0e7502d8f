package io.eventplane.kubernetes;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import io.kubernetes.client.custom.Quantity;
import io.kubernetes.client.openapi.models.V1ContainerPort;
import io.kubernetes.client.openapi.models.V1EnvVar;
import io.kubernetes.client.openapi.models.V1EnvVarSource;
import io.kubernetes.client.openapi.models.V1PodSecurityContext;
import io.kubernetes.client.openapi.models.V1PodSpec;
import io.kubernetes.client.openapi.models.V1SecretKeySelector;
import io.kubernetes.client.openapi.models.V1SecurityContext;
import io.kubernetes.client.openapi.models.V1ServicePort;
import io.kubernetes.client.openapi.models.V1Volume;
import io.kubernetes.client.openapi.models.V1VolumeMount;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KubernetesPodTest {
    private final Manifests manifests = Manifests.read(Manifests.render());

    /** The profile <a href="https://kubernetes.io/docs/concepts/security/pod-security-standards/">restricted</a>, and more. */
    @Nested
    class Pod {
        @Test
        void it_runs_as_somebody_without_rights() {
            V1PodSecurityContext pod = manifests.pod().getSecurityContext();
            V1SecurityContext container = manifests.container().getSecurityContext();

            assertThat(pod.getRunAsNonRoot()).isTrue();
            assertThat(pod.getRunAsUser()).isPositive();
            assertThat(pod.getRunAsGroup()).isPositive();
            assertThat(pod.getSeccompProfile().getType()).isEqualTo("RuntimeDefault");
            assertThat(container.getAllowPrivilegeEscalation()).isFalse();
            assertThat(container.getReadOnlyRootFilesystem()).isTrue();
            assertThat(container.getCapabilities().getDrop()).containsExactly("ALL");
            assertThat(container.getCapabilities().getAdd()).isNullOrEmpty();
            assertThat(Stream.of(container.getPrivileged(), container.getRunAsUser(), container.getRunAsNonRoot()))
                    .as("nothing in the container overrides the pod")
                    .containsOnlyNulls();
            assertThat(container.getSeccompProfile()).isNull();
        }

        @Test
        void the_image_is_made_for_that_user_and_for_these_volumes() throws IOException {
            V1PodSecurityContext pod = manifests.pod().getSecurityContext();

            assertThat(Files.readString(Path.of("kubernetes", "Containerfile")))
                    .contains("\nUSER " + pod.getRunAsUser() + ":" + pod.getRunAsGroup() + "\n")
                    .contains("WLP_OUTPUT_DIR=" + manifests.value("WLP_OUTPUT_DIR") + " ")
                    .contains("EVENTPLANE_DATA_DIR=" + manifests.value("EVENTPLANE_DATA_DIR") + "\n");
        }

        @Test
        void it_shares_nothing_with_its_node() {
            V1PodSpec pod = manifests.pod();

            assertThat(Stream.of(pod.getHostNetwork(), pod.getHostPID(), pod.getHostIPC(), pod.getHostUsers()))
                    .containsOnlyNulls();
            assertThat(manifests.container().getPorts())
                    .extracting(V1ContainerPort::getHostPort)
                    .containsOnlyNulls();
            assertThat(pod.getVolumes()).extracting(V1Volume::getHostPath).containsOnlyNulls();
            assertThat(pod.getInitContainers()).isNullOrEmpty();
        }

        @Test
        void it_has_an_account_without_a_token() {
            assertThat(manifests.serviceAccounts())
                    .extracting(it -> it.getMetadata().getName())
                    .containsExactly(manifests.pod().getServiceAccountName());
            assertThat(manifests.serviceAccounts().get(0).getAutomountServiceAccountToken())
                    .isFalse();
            assertThat(manifests.pod().getAutomountServiceAccountToken()).isFalse();
        }

        @Test
        void every_volume_is_mounted_and_every_mount_has_its_volume() {
            assertThat(manifests.mounts().values())
                    .doesNotHaveDuplicates()
                    .containsExactlyInAnyOrderElementsOf(manifests.volumes());
        }

        @Test
        void what_a_server_writes_is_writable_and_its_data_outlives_it() {
            assertThat(manifests.container().getVolumeMounts())
                    .extracting(V1VolumeMount::getReadOnly)
                    .containsOnlyNulls();
            assertThat(manifests.mounts()).containsKey("/tmp").containsKey(manifests.value("WLP_OUTPUT_DIR"));
            assertThat(manifests.mounts().get(manifests.value("EVENTPLANE_DATA_DIR")))
                    .isIn(manifests.claims());
            assertThat(manifests.pod().getSecurityContext().getFsGroup())
                    .isEqualTo(manifests.pod().getSecurityContext().getRunAsGroup());
        }

        @Test
        void there_is_one_because_the_embedded_store_has_one_owner() {
            assertThat(manifests.server().getSpec().getReplicas()).isEqualTo(1);
        }

        @Test
        void every_resource_is_requested_and_limited() {
            Map<String, Quantity> requests =
                    manifests.container().getResources().getRequests();
            Map<String, Quantity> limits = manifests.container().getResources().getLimits();

            assertThat(requests).containsOnlyKeys("cpu", "memory", "ephemeral-storage");
            assertThat(limits).containsOnlyKeys(requests.keySet());
            assertThat(requests)
                    .allSatisfy((name, it) -> assertThat(it.getNumber())
                            .isPositive()
                            .isLessThanOrEqualTo(
                                    requireNonNull(limits.get(name)).getNumber()));
        }
    }

    @Nested
    class Configuration {
        @Test
        void every_variable_is_a_configuration_key() throws IOException {
            Set<String> known = ConfigurationKeys.asEnvironmentVariables();

            assertThat(manifests.environment().keySet())
                    .filteredOn(it -> !it.equals("WLP_OUTPUT_DIR"))
                    .allSatisfy(it -> assertThat(known).contains(it));
        }

        @Test
        void secrets_come_from_the_secret_that_the_operator_makes() {
            assertThat(manifests.environment().values().stream()
                            .filter(it -> it.getName().matches(".*_(PASSWORD|SECRET|TOKEN|KEY)"))
                            .collect(toMap(V1EnvVar::getName, this::secret)))
                    .isEqualTo(Map.of(
                            "EVENTPLANE_DIRECTOR_ADMIN_PASSWORD", "eventplane/admin-password",
                            "EVENTPLANE_BROKER_CONSUMER_PASSWORD", "eventplane/consumer-password",
                            "EVENTPLANE_SECRETS_KEY", "eventplane/secrets-key"));
        }

        @Test
        void the_kustomization_says_how_to_make_that_secret() throws IOException {
            assertThat(Files.readString(Manifests.BASE.resolve("kustomization.yaml")))
                    .contains("create secret generic eventplane ")
                    .contains("--from-literal=admin-password=", "--from-literal=consumer-password=")
                    .contains("--from-literal=secrets-key=");
        }

        @Test
        void a_service_does_not_pass_for_configuration() {
            assertThat(manifests.pod().getEnableServiceLinks()).isFalse();
        }

        @Test
        void the_gateway_announces_the_service() {
            URI announced = URI.create(manifests.value("EVENTPLANE_GATEWAY_PUBLIC_URL"));

            assertThat(manifests.service(announced.getHost()).getSpec().getPorts())
                    .extracting(V1ServicePort::getPort)
                    .contains(announced.getPort());
        }

        /** A StatefulSet's pods keep their names, and so the queues of their notices. */
        @ParameterizedTest
        @ValueSource(strings = {"EVENTPLANE_GATEWAY_INSTANCE", "EVENTPLANE_AGENT_INSTANCE"})
        void gateway_and_agent_are_called_like_their_pod(String variable) {
            V1EnvVarSource instance = manifests.variable(variable).getValueFrom();

            assertThat(instance.getFieldRef().getFieldPath()).isEqualTo("metadata.name");
        }

        private String secret(V1EnvVar variable) {
            assertThat(variable.getValue()).isNull();
            V1SecretKeySelector key = variable.getValueFrom().getSecretKeyRef();
            assertThat(key.getOptional()).isNull();
            return key.getName() + "/" + key.getKey();
        }
    }
}
