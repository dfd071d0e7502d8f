package io.eventplane.kubernetes;

import io.kubernetes.client.openapi.JSON;
import io.kubernetes.client.openapi.models.V1Container;
import io.kubernetes.client.openapi.models.V1ContainerPort;
import io.kubernetes.client.openapi.models.V1EnvVar;
import io.kubernetes.client.openapi.models.V1NetworkPolicy;
import io.kubernetes.client.openapi.models.V1ObjectMeta;
import io.kubernetes.client.openapi.models.V1PodSpec;
import io.kubernetes.client.openapi.models.V1Service;
import io.kubernetes.client.openapi.models.V1ServiceAccount;
import io.kubernetes.client.openapi.models.V1StatefulSet;
import io.kubernetes.client.openapi.models.V1VolumeMount;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** A rendered set of manifests, as the client's models read them: a field that Kubernetes does not know is an error. */
record Manifests(
        List<V1ServiceAccount> serviceAccounts,
        List<V1Service> services,
        List<V1StatefulSet> statefulSets,
        List<V1NetworkPolicy> networkPolicies) {

    static final Path BASE = Path.of("kubernetes", "base");

    static String render() {
        return render(BASE);
    }

    static String render(Path kustomization) {
        try {
            return Kubectl.in(Path.of("target", "kubectl")).kustomize(kustomization);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot render; except on Linux x86-64, this needs kubectl on the PATH", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    static Manifests read(String yaml) {
        Manifests manifests = new Manifests(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        try {
            for (Object document : new Load(LoadSettings.builder().build()).loadAllFromString(yaml)) {
                manifests.add((Map<?, ?>) document);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return manifests;
    }

    private void add(Map<?, ?> document) throws IOException {
        String json = JSON.getGson().toJson(document);
        String kind = document.get("apiVersion") + " " + document.get("kind");
        switch (kind) {
            case "v1 ServiceAccount" -> serviceAccounts.add(V1ServiceAccount.fromJson(json));
            case "v1 Service" -> services.add(V1Service.fromJson(json));
            case "apps/v1 StatefulSet" -> statefulSets.add(V1StatefulSet.fromJson(json));
            case "networking.k8s.io/v1 NetworkPolicy" -> networkPolicies.add(V1NetworkPolicy.fromJson(json));
            default -> throw new IllegalArgumentException("nothing here looks at a " + kind);
        }
    }

    List<V1ObjectMeta> metadata() {
        List<V1ObjectMeta> all = new ArrayList<>();
        serviceAccounts.forEach(it -> all.add(it.getMetadata()));
        services.forEach(it -> all.add(it.getMetadata()));
        statefulSets.forEach(it -> all.add(it.getMetadata()));
        networkPolicies.forEach(it -> all.add(it.getMetadata()));
        return all;
    }

    V1Service service(String name) {
        return services.stream()
                .filter(it -> it.getMetadata().getName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    V1StatefulSet server() {
        return only(statefulSets);
    }

    Map<String, String> podLabels() {
        return server().getSpec().getTemplate().getMetadata().getLabels();
    }

    V1PodSpec pod() {
        return server().getSpec().getTemplate().getSpec();
    }

    V1Container container() {
        return only(pod().getContainers());
    }

    Map<String, Integer> containerPorts() {
        return container().getPorts().stream()
                .collect(Collectors.toMap(V1ContainerPort::getName, V1ContainerPort::getContainerPort));
    }

    Map<String, V1EnvVar> environment() {
        return container().getEnv().stream().collect(Collectors.toMap(V1EnvVar::getName, Function.identity()));
    }

    V1EnvVar variable(String name) {
        return Optional.ofNullable(environment().get(name)).orElseThrow();
    }

    String value(String name) {
        return variable(name).getValue();
    }

    /** Volume name by the path that it is mounted at. */
    Map<String, String> mounts() {
        return container().getVolumeMounts().stream()
                .collect(Collectors.toMap(V1VolumeMount::getMountPath, V1VolumeMount::getName));
    }

    /** Of the Services, the NetworkPolicies and the StatefulSet. */
    List<Map<String, String>> selectors() {
        List<Map<String, String>> all = new ArrayList<>();
        services.forEach(it -> all.add(it.getSpec().getSelector()));
        networkPolicies.forEach(it -> all.add(it.getSpec().getPodSelector().getMatchLabels()));
        statefulSets.forEach(it -> all.add(it.getSpec().getSelector().getMatchLabels()));
        return all;
    }

    /** The names of the pod's volumes and of the claims, which are volumes too. */
    Set<String> volumes() {
        Set<String> all = new HashSet<>(claims());
        pod().getVolumes().forEach(it -> all.add(it.getName()));
        return all;
    }

    Set<String> claims() {
        return server().getSpec().getVolumeClaimTemplates().stream()
                .map(it -> it.getMetadata().getName())
                .collect(Collectors.toSet());
    }

    private static <T> T only(List<T> list) {
        if (list.size() != 1) {
            throw new IllegalStateException("expected one, not " + list);
        }
        return list.get(0);
    }
}
