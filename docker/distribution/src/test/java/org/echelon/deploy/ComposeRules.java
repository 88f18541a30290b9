package org.echelon.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a compose file must keep to: rules of the Compose Specification that need no engine, and our
 * own about names, ports, users and limits.
 */
final class ComposeRules {
  private static final Set<String> TOP = Set.of("name", "services", "volumes");
  private static final Set<String> SERVICE =
      Set.of(
          "image",
          "build",
          "command",
          "entrypoint",
          "environment",
          "hostname",
          "user",
          "read_only",
          "tmpfs",
          "cap_drop",
          "security_opt",
          "logging",
          "volumes",
          "ports",
          "expose",
          "healthcheck",
          "restart",
          "stop_grace_period",
          "depends_on",
          "deploy",
          "profiles");
  private static final Set<String> CHECK =
      Set.of("test", "interval", "timeout", "start_period", "retries");
  private static final Set<String> PARTS = Set.of("prometheus", "grafana");
  private static final Pattern SECRET = Pattern.compile("(?i).*(password|secret|token|api_?key).*");
  private static final Pattern DIGITS_OR_DEFAULT = Pattern.compile("\\d+|\\$\\{\\w+:-\\d+}");
  private static final Pattern VARIABLE = Pattern.compile("(?<!\\$)\\$(\\{[^}]*}|\\w+)");

  private final JsonNode compose;
  private final Path folder;
  private final List<String> broken = new ArrayList<>();

  private ComposeRules(JsonNode compose, Path folder) {
    this.compose = compose;
    this.folder = folder;
  }

  /**
   * The rules that a file breaks, a line each.
   *
   * @param folder where it lies
   */
  static List<String> broken(JsonNode compose, Path folder) {
    ComposeRules rules = new ComposeRules(compose, folder);
    rules.check();
    return rules.broken;
  }

  private void check() {
    compose
        .fieldNames()
        .forEachRemaining(key -> require(TOP.contains(key) || key.startsWith("x-"), key + "?"));
    Set<String> used = new TreeSet<>();
    for (Map.Entry<String, JsonNode> service : compose.path("services").properties()) {
      service(service.getKey(), service.getValue(), used);
    }
    Set<String> declared = new TreeSet<>();
    compose.path("volumes").fieldNames().forEachRemaining(declared::add);
    require(used.equals(declared), "volumes used " + used + ", declared " + declared);
  }

  private void service(String name, JsonNode service, Set<String> used) {
    service.fieldNames().forEachRemaining(key -> require(SERVICE.contains(key), name, key + "?"));
    String image = service.path("image").asText();
    require(Images.fixed(image), name, "image without a fixed tag: " + image);
    dependencies(name, service);
    volumes(name, service, used);
    for (String port : YamlFiles.texts(service.path("ports"))) {
      port(name, port);
    }
    healthcheck(name, service);
    limits(name, service);
    hardening(name, service);
    environment(name, service);
    if (Images.ours(image)) {
      ours(name, service);
    }
  }

  private void dependencies(String name, JsonNode service) {
    for (Map.Entry<String, JsonNode> other : service.path("depends_on").properties()) {
      JsonNode there = compose.path("services").path(other.getKey());
      if (there.isMissingNode()) {
        require(false, name, "depends on " + other.getKey() + ", which is not there");
        continue;
      }
      switch (other.getValue().path("condition").asText()) {
        case "service_healthy" ->
            require(
                there.path("healthcheck").has("test"),
                name,
                "waits for the health of " + other.getKey() + ", which tells none");
        case "service_completed_successfully" ->
            require(
                there.path("restart").asText().equals("no"),
                name,
                "waits for the end of " + other.getKey() + ", which is started again");
        default -> require(false, name, "condition of " + other.getKey());
      }
    }
  }

  private void volumes(String name, JsonNode service, Set<String> used) {
    for (String volume : YamlFiles.texts(service.path("volumes"))) {
      String source = volume.split(":", -1)[0];
      if (source.startsWith(".")) {
        require(volume.endsWith(":ro"), name, volume + " could be written");
        require(mounted(Path.of(source).normalize()), name, "mounts " + source + ", not there");
      } else {
        used.add(source);
      }
    }
  }

  /** Metrics are a part of their own, which may be left out whole. */
  private boolean mounted(Path source) {
    Path part = source.getName(0);
    boolean leftOut = PARTS.contains(part.toString()) && !Files.exists(folder.resolve(part));
    return leftOut || Files.exists(folder.resolve(source));
  }

  private void port(String name, String port) {
    // A variable may hold colons of its own.
    String[] parts = port.replace(":-", "~").split(":", -1);
    require(parts.length == 3 && parts[0].equals("127.0.0.1"), name, "port open to all: " + port);
    for (int i = 1; i < parts.length; i++) {
      String number = parts[i].replace("~", ":-");
      require(DIGITS_OR_DEFAULT.matcher(number).matches(), name, "no port: " + port);
    }
  }

  private void healthcheck(String name, JsonNode service) {
    JsonNode check = service.path("healthcheck");
    if (check.path("disable").asBoolean()) {
      boolean nobodyWaits =
          service.path("restart").asText().equals("no") || service.has("profiles");
      require(nobodyWaits, name, "runs on and tells no health");
      return;
    }
    List<String> test = YamlFiles.texts(check.path("test"));
    require(
        CHECK.stream().allMatch(check::has)
            && check.size() == CHECK.size()
            && test.size() > 1
            && Set.of("CMD", "CMD-SHELL").contains(test.get(0)),
        name,
        "health is told by " + CHECK);
  }

  private void limits(String name, JsonNode service) {
    JsonNode limits = service.at("/deploy/resources/limits");
    require(limits.path("memory").asText().matches("\\d+[mg]"), name, "no limit of memory");
    require(limits.path("cpus").asText().matches("\\d+(\\.\\d+)?"), name, "no limit of processors");
    require(
        Set.of("no", "unless-stopped").contains(service.path("restart").asText()),
        name,
        "restart policy");
  }

  private void hardening(String name, JsonNode service) {
    require(
        YamlFiles.texts(service.path("cap_drop")).equals(List.of("ALL")),
        name,
        "keeps capabilities");
    require(
        YamlFiles.texts(service.path("security_opt")).contains("no-new-privileges:true"),
        name,
        "may gain privileges");
    String user = service.path("user").asText("image");
    require(!user.matches("(0|root)(:.*)?"), name, "runs as root");
  }

  private void environment(String name, JsonNode service) {
    for (Map.Entry<String, JsonNode> variable : service.path("environment").properties()) {
      boolean secret = SECRET.matcher(variable.getKey()).matches();
      require(!secret, name, variable.getKey() + " belongs into a secret");
    }
    Matcher asked = VARIABLE.matcher(service.toString());
    while (asked.find()) {
      require(asked.group().contains(":-"), name, asked.group() + " has no default");
    }
  }

  private void ours(String name, JsonNode service) {
    require(service.path("user").asText().matches("[1-9]\\d*:[1-9]\\d*"), name, "user by number");
    require(service.path("read_only").asBoolean(), name, "can write its own files");
    require(
        YamlFiles.texts(service.path("tmpfs")).stream().anyMatch(t -> t.startsWith("/tmp:exec")),
        name,
        "has no /tmp for native libraries");
    JsonNode build = service.path("build");
    Path context = folder.resolve(build.path("context").asText());
    require(
        Files.isRegularFile(context.resolve(build.path("dockerfile").asText())),
        name,
        "builds from nothing");
    Map<String, String> environment = new HashMap<>();
    for (Map.Entry<String, JsonNode> variable : service.path("environment").properties()) {
      environment.put(variable.getKey(), asByDefault(variable.getValue().asText()));
    }
    Optional<String> refused =
        new Invocation(YamlFiles.texts(service.path("command")), environment).refused();
    refused.ifPresent(why -> broken.add(name + ": " + why));
  }

  /** A value in which every variable has its default. */
  private static String asByDefault(String value) {
    return value.replaceAll("\\$\\{\\w+:-([^}]*)}", "$1");
  }

  private void require(boolean kept, String service, String what) {
    require(kept, service + ": " + what);
  }

  private void require(boolean kept, String what) {
    if (!kept) {
      broken.add(what);
    }
  }
}
