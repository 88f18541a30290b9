package org.echelon.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What the pods of a workload must keep to: users, probes, limits, mounts, what they run. */
final class PodRules {
  private static final List<String> PROBES =
      List.of("startupProbe", "livenessProbe", "readinessProbe");

  private final String where;
  private final JsonNode workload;
  private final JsonNode pod;
  private final List<JsonNode> documents;
  private final List<String> broken = new ArrayList<>();

  private PodRules(String where, JsonNode workload, List<JsonNode> documents) {
    this.where = where;
    this.workload = workload;
    this.pod = workload.at("/spec/template/spec");
    this.documents = documents;
  }

  /** The rules that the pods of a workload break, a line each. */
  static List<String> broken(String where, JsonNode workload, List<JsonNode> documents) {
    PodRules rules = new PodRules(where, workload, documents);
    rules.pod();
    rules.pod.path("containers").forEach(rules::container);
    return rules.broken;
  }

  private void pod() {
    JsonNode security = pod.path("securityContext");
    require(security.path("runAsNonRoot").asBoolean(), "may run as root");
    require(
        security.at("/seccompProfile/type").asText().equals("RuntimeDefault"),
        "no seccomp profile");
    require(
        pod.has("automountServiceAccountToken")
            && !pod.get("automountServiceAccountToken").asBoolean(),
        "is given a token that it does not need");
    require(
        pod.has("enableServiceLinks") && !pod.get("enableServiceLinks").asBoolean(),
        "finds variables of services");
  }

  private void container(JsonNode container) {
    String image = container.path("image").asText();
    boolean ours = Images.ours(image);
    require(ours || Images.fixed(image), "image without a fixed tag: " + image);
    JsonNode security = container.path("securityContext");
    require(!security.path("allowPrivilegeEscalation").asBoolean(true), "may gain privileges");
    require(
        YamlFiles.texts(security.at("/capabilities/drop")).equals(List.of("ALL")),
        "keeps capabilities");
    require(container.at("/resources/requests").has("memory"), "asks for no memory");
    require(container.at("/resources/requests").has("cpu"), "asks for no processor");
    require(container.at("/resources/limits").has("memory"), "no limit of memory");
    probes(container);
    mounts(container);
    Map<String, String> environment = environment(container);
    if (ours) {
      require(security.path("readOnlyRootFilesystem").asBoolean(), "can write its own files");
      require(pod.at("/securityContext/runAsUser").asInt() > 0, "user by number");
      new Invocation(YamlFiles.texts(container.path("args")), environment)
          .refused()
          .ifPresent(why -> broken.add(where + ": " + why));
    }
  }

  private void probes(JsonNode container) {
    if (workload.path("kind").asText().equals("Job")) {
      return;
    }
    Set<String> ports = new TreeSet<>();
    container.path("ports").forEach(port -> ports.add(port.path("name").asText()));
    for (String probe : PROBES) {
      JsonNode get = container.path(probe).path("httpGet");
      boolean asks = get.path("path").asText().startsWith("/");
      require(asks && ports.contains(get.path("port").asText()), "no " + probe + " at its ports");
    }
  }

  private void mounts(JsonNode container) {
    Set<String> volumes = new TreeSet<>();
    pod.path("volumes").forEach(volume -> volumes.add(volume.path("name").asText()));
    workload
        .at("/spec/volumeClaimTemplates")
        .forEach(claim -> volumes.add(claim.at("/metadata/name").asText()));
    Set<String> mounted = new TreeSet<>();
    container.path("volumeMounts").forEach(mount -> mounted.add(mount.path("name").asText()));
    require(volumes.equals(mounted), "has the volumes " + volumes + " and mounts " + mounted);
  }

  private Map<String, String> environment(JsonNode container) {
    Map<String, String> environment = new HashMap<>();
    for (JsonNode source : container.path("envFrom")) {
      JsonNode settings = settings(source.at("/configMapRef/name").asText());
      settings.properties().forEach(s -> environment.put(s.getKey(), s.getValue().asText()));
    }
    for (JsonNode variable : container.path("env")) {
      JsonNode reference = variable.at("/valueFrom/configMapKeyRef");
      if (reference.isMissingNode()) {
        environment.put(variable.path("name").asText(), variable.path("value").asText());
      } else {
        String key = reference.path("key").asText();
        require(settings(reference.path("name").asText()).has(key), "no setting " + key);
      }
    }
    return environment;
  }

  private JsonNode settings(String name) {
    JsonNode settings = KubernetesRules.find(documents, "ConfigMap", name).path("data");
    require(!settings.isMissingNode(), "no settings " + name);
    return settings;
  }

  private void require(boolean kept, String what) {
    if (!kept) {
      broken.add(where + ": " + what);
    }
  }
}
