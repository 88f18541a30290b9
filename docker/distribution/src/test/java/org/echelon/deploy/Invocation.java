package org.echelon.deploy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.echelon.cli.Echelon;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/**
 * How a container calls our command.
 *
 * @param arguments what it is called with
 * @param environment what it finds there
 */
record Invocation(List<String> arguments, Map<String, String> environment) {
  /** Read by the script, not by the command. */
  private static final Set<String> OF_THE_SCRIPT =
      Set.of("ECHELON_OPTS", "ECHELON_REGISTRY_HOME", "ECHELON_TRACE");

  private static final String PREFIX = "ECHELON_";

  /** Of a part that a build may be without, like the files for Prometheus; each has a value. */
  private static final Set<String> OF_METRICS = Set.of("--metrics-port", "--metrics-bind");

  /** What the command says against it; empty when it would run. */
  Optional<String> refused() {
    CommandLine command = Echelon.commandLine();
    Map<String, OptionSpec> known = variables(command.getSubcommands().get("streams"));
    List<String> all = new ArrayList<>(known(arguments, known));
    for (Map.Entry<String, String> variable : environment.entrySet()) {
      String name = variable.getKey();
      if (!name.startsWith(PREFIX) || OF_THE_SCRIPT.contains(name)) {
        continue;
      }
      if (!known.containsKey(name)) {
        return Optional.of("no option is told by " + name);
      }
      all.add(known.get(name).longestName() + "=" + variable.getValue());
    }
    try {
      // Help alone asks for no deployment.
      command.parseArgs((arguments.contains("--help") ? arguments : all).toArray(String[]::new));
      return Optional.empty();
    } catch (ParameterException wrong) {
      return Optional.of(String.join(" ", all) + ": " + wrong.getMessage());
    }
  }

  private static List<String> known(List<String> arguments, Map<String, OptionSpec> options) {
    if (options.containsKey("ECHELON_METRICS_PORT")) {
      return arguments;
    }
    List<String> left = new ArrayList<>();
    for (int i = 0; i < arguments.size(); i++) {
      if (OF_METRICS.contains(arguments.get(i))) {
        i++;
      } else {
        left.add(arguments.get(i));
      }
    }
    return left;
  }

  private static Map<String, OptionSpec> variables(CommandLine command) {
    return command.getCommandSpec().options().stream()
        .filter(option -> option.longestName().startsWith("--"))
        .collect(
            Collectors.toMap(
                option ->
                    PREFIX
                        + option
                            .longestName()
                            .substring(2)
                            .replace('-', '_')
                            .toUpperCase(Locale.ROOT),
                option -> option));
  }

  static Invocation of(String... arguments) {
    return new Invocation(Arrays.asList(arguments), Map.of());
  }
}
