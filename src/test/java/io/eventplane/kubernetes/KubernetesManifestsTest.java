package io.eventplane.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kubernetes.client.openapi.models.V1Container;
import io.kubernetes.client.openapi.models.V1NetworkPolicyIngressRule;
import io.kubernetes.client.openapi.models.V1ObjectMeta;
import io.kubernetes.client.openapi.models.V1Probe;
import io.kubernetes.client.openapi.models.V1ServicePort;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class KubernetesManifestsTest {
    private final String yaml = Manifests.render();
    private final Manifests manifests = Manifests.read(yaml);

    @Nested
    class Rendering {
        @Test
        void a_misspelt_field_would_be_found() {
            String misspelt = yaml.replace("readOnlyRootFilesystem", "readonlyRootFilesystem");

            assertThatThrownBy(() -> Manifests.read(misspelt))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("readonlyRootFilesystem");
        }

        @Test
        void every_file_is_a_resource_of_the_kustomization() throws IOException {
            String kustomization = Files.readString(Manifests.BASE.resolve("kustomization.yaml"));

            try (Stream<Path> files = Files.list(Manifests.BASE)) {
                assertThat(files.map(it -> it.getFileName().toString())
                                .filter(it -> !it.equals("kustomization.yaml"))
                                .map("  - %s\n"::formatted))
                        .isNotEmpty()
                        .allSatisfy(it -> assertThat(kustomization).contains(it));
            }
        }

        @Test
        void the_image_has_a_version_and_it_is_this_one() throws IOException {
            String image = manifests.container().getImage();

            assertThat(image).startsWith("eventplane:").isNotEqualTo("eventplane:latest");
            assertThat(Files.readString(Path.of("pom.xml")))
                    .contains("<version>" + image.substring(image.indexOf(':') + 1) + "</version>");
        }

        @Test
        void nothing_chooses_a_namespace() {
            assertThat(manifests.metadata())
                    .extracting(V1ObjectMeta::getNamespace)
                    .containsOnlyNulls();
        }

        @Test
        void everything_has_the_standard_labels() {
            Map<String, String> standard = Map.of(
                    "app.kubernetes.io/name", "eventplane",
                    "app.kubernetes.io/component", "server",
                    "app.kubernetes.io/part-of", "eventplane");

            assertThat(manifests.metadata())
                    .allSatisfy(it -> assertThat(it.getLabels()).containsAllEntriesOf(standard));
            assertThat(manifests.podLabels()).containsAllEntriesOf(standard);
        }
    }

    @Nested
    class Network {
        @Test
        void every_selector_finds_the_pod() {
            assertThat(manifests.selectors()).hasSize(4).allSatisfy(it -> {
                assertThat(it).isNotEmpty();
                assertThat(manifests.podLabels()).containsAllEntriesOf(it);
            });
        }

        @Test
        void every_service_offers_every_port_of_the_container() {
            assertThat(manifests.containerPorts())
                    .isEqualTo(Map.of(
                            "http",
                            9080,
                            "gateway-http",
                            9081,
                            "gateway-mqtt",
                            1883,
                            "gateway-mqtt-ws",
                            8083,
                            "gateway-amqp",
                            5673,
                            "broker",
                            61616,
                            "amqp",
                            5672));
            assertThat(manifests.services()).allSatisfy(service -> {
                List<V1ServicePort> ports = service.getSpec().getPorts();
                assertThat(ports).allSatisfy(it -> {
                    assertThat(it.getTargetPort().getStrValue()).isEqualTo(it.getName());
                    assertThat(manifests.containerPorts()).containsEntry(it.getName(), it.getPort());
                });
                assertThat(ports).hasSameSizeAs(manifests.containerPorts().keySet());
            });
        }

        @Test
        void the_headless_service_is_the_one_that_names_the_pods() {
            String headless = manifests.server().getSpec().getServiceName();

            assertThat(manifests.service(headless).getSpec().getClusterIP()).isEqualTo("None");
            assertThat(manifests.service("eventplane").getSpec().getType()).isEqualTo("ClusterIP");
            assertThat(manifests.service("eventplane").getSpec().getClusterIP()).isNull();
        }

        @Test
        void the_policy_lets_in_what_the_container_listens_on_and_the_bus_from_this_namespace_only() {
            List<V1NetworkPolicyIngressRule> rules =
                    manifests.networkPolicies().get(0).getSpec().getIngress();

            assertThat(rules)
                    .flatExtracting(V1NetworkPolicyIngressRule::getPorts)
                    .extracting(it -> it.getPort().getStrValue())
                    .containsExactlyInAnyOrderElementsOf(
                            manifests.containerPorts().keySet());
            assertThat(rules)
                    .filteredOn(it -> it.getFrom().isEmpty())
                    .flatExtracting(V1NetworkPolicyIngressRule::getPorts)
                    .extracting(it -> it.getPort().getStrValue())
                    .containsExactlyInAnyOrder(
                            "http", "gateway-http", "gateway-mqtt", "gateway-mqtt-ws", "gateway-amqp");
            assertThat(rules)
                    .filteredOn(it -> !it.getFrom().isEmpty())
                    .flatExtracting(V1NetworkPolicyIngressRule::getFrom)
                    .allSatisfy(it -> assertThat(it.getNamespaceSelector()).isNull());
        }

        @Test
        void probes_ask_mp_health_on_the_port_that_is_there() {
            V1Container container = manifests.container();

            assertProbe(container.getStartupProbe(), "/health/started");
            assertProbe(container.getReadinessProbe(), "/health/ready");
            assertProbe(container.getLivenessProbe(), "/health/live");
        }

        @Test
        void a_slow_start_is_not_a_crash() {
            V1Probe startup = manifests.container().getStartupProbe();

            assertThat(startup.getPeriodSeconds() * startup.getFailureThreshold())
                    .isGreaterThanOrEqualTo(120);
        }

        private void assertProbe(V1Probe probe, String path) {
            assertThat(probe.getHttpGet().getPath()).isEqualTo(path);
            assertThat(manifests.containerPorts())
                    .containsKey(probe.getHttpGet().getPort().getStrValue());
        }
    }
}
