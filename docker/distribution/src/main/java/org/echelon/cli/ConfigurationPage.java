package org.echelon.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.echelon.config.Deployment;
import org.echelon.schema.Contracts;
import org.echelon.topology.StreamsSettings;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * The page of all settings: what every command takes, as the commands themselves declare it, and
 * what Kafka Streams is set to.
 */
final class ConfigurationPage {
  private static final List<String> APPS = List.of("intake", "plan", "gate");

  /** As a deployment without options is. */
  private static final Deployment USUAL =
      new Deployment(
          "localhost:9092",
          "http://localhost:8080/apis/registry/v3",
          Contracts.PREFIX,
          24,
          8,
          2,
          50,
          5,
          Path.of("~/.echelon/state"));

  private ConfigurationPage() {}

  /** The page, in Markdown. */
  static String markdown(CommandSpec root) {
    StringBuilder text = new StringBuilder("# Configuration\n\n");
    text.append("Echelon has no configuration file: everything is an option of a command, and");
    text.append(" `--help` behind each prints the same. What a network, its limits and its lanes");
    text.append(" are set to is in the [network](events/Network.md), what people order while it");
    text.append(" runs in [controls](events/Control.md).\n\n");
    text.append("## Where a deployment is\n\n");
    text.append("Options of every command that talks to one, marked below.\n\n");
    table(text, CommandSpec.forAnnotatedObject(new DeploymentOptions()).args());
    root.subcommands().forEach((name, line) -> command(text, name, line));
    streams(text);
    text.append("\nMade by `./echelon contracts configuration --out");
    return text.append(" topology-docs/configuration.md`; a test refuses a stale page.\n")
        .toString();
  }

  private static void command(StringBuilder text, String name, CommandLine line) {
    CommandSpec spec = line.getCommandSpec();
    if (!name.equals(line.getCommandName())) {
      // Another name of the same command.
      return;
    }
    text.append("\n## ").append(spec.qualifiedName()).append("\n\n");
    text.append(words(spec.usageMessage().description()));
    boolean deployed = spec.mixins().values().stream().anyMatch(ConfigurationPage::ofDeployment);
    text.append(deployed ? " Takes [where a deployment is](#where-a-deployment-is).\n" : "\n");
    Set<ArgSpec> elsewhere =
        spec.mixins().values().stream()
            .filter(mixin -> ofDeployment(mixin) || standard(mixin))
            .flatMap(mixin -> mixin.args().stream())
            .collect(Collectors.toSet());
    Set<String> names = elsewhere.stream().map(ConfigurationPage::name).collect(Collectors.toSet());
    List<ArgSpec> own =
        spec.args().stream()
            .filter(arg -> !arg.hidden() && !names.contains(name(arg)))
            .filter(arg -> !Set.of("--help", "--version").contains(longest(arg)))
            .toList();
    if (!own.isEmpty()) {
      text.append("\n");
      table(text, own);
    }
    spec.subcommands().forEach((sub, below) -> command(text, sub, below));
  }

  private static boolean ofDeployment(CommandSpec mixin) {
    return mixin.userObject() instanceof DeploymentOptions;
  }

  private static boolean standard(CommandSpec mixin) {
    return mixin.findOption("--help") != null;
  }

  private static void table(StringBuilder text, List<ArgSpec> arguments) {
    text.append("| option | what it does |\n|---|---|\n");
    for (ArgSpec argument : arguments) {
      text.append("| `").append(name(argument)).append("` | ");
      // One of several that exclude each other is not needed itself.
      text.append(argument.required() && argument.group() == null ? "Needed. " : "");
      text.append(words(argument.description())).append(" |\n");
    }
  }

  private static String name(ArgSpec argument) {
    if (argument instanceof PositionalParamSpec) {
      return argument.paramLabel();
    }
    String names = String.join("`, `", ((OptionSpec) argument).names());
    return argument.arity().max() == 0 ? names : names + " " + argument.paramLabel();
  }

  private static String longest(ArgSpec argument) {
    return argument instanceof OptionSpec option ? option.longestName() : "";
  }

  /** Help texts are formats in lines. */
  private static String words(String[] lines) {
    return String.format(Locale.ROOT, String.join(" ", lines))
        .replaceAll("\\s+", " ")
        .replace("|", "\\|")
        .replace("<", "&lt;")
        .strip();
  }

  private static void streams(StringBuilder text) {
    text.append("\n## Settings of Kafka Streams\n\n");
    text.append("What each application runs with, by");
    text.append(" [StreamsSettings](../streams-app/src/main/java/org/echelon/topology/");
    text.append("StreamsSettings.java), where no option says otherwise.\n\n");
    text.append("| setting | intake | plan | gate |\n|---|---|---|---|\n");
    List<Properties> all =
        APPS.stream().map(app -> StreamsSettings.of(USUAL, app, threads(app))).toList();
    Set<String> names = new TreeSet<>();
    all.forEach(settings -> settings.keySet().forEach(name -> names.add(String.valueOf(name))));
    for (String name : names) {
      text.append("| `").append(name).append("`");
      for (Properties settings : all) {
        text.append(" | ").append(value(settings.get(name)));
      }
      text.append(" |\n");
    }
  }

  /** Only Plan has more than one, and an option for it. */
  private static int threads(String app) {
    return app.equals("plan") ? USUAL.threads() : 1;
  }

  private static String value(@Nullable Object value) {
    if (value == null) {
      return "";
    }
    return "`" + (value instanceof Class<?> type ? type.getSimpleName() : value) + "`";
  }
}
