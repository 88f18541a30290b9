package org.echelon.cli;

import java.lang.reflect.Field;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Takes what the command line does not say about a deployment from the environment, so that all
 * containers of a deployment can be told once: {@code ECHELON_BOOTSTRAP} for {@code --bootstrap},
 * {@code ECHELON_COMMIT_MILLIS} for {@code --commit-millis}, and so on.
 */
final class EnvironmentDefaults implements IDefaultValueProvider {
  private static final String PREFIX = "ECHELON_";

  private final Function<String, @Nullable String> environment;

  /**
   * @param environment the value of a variable, null where there is none
   */
  EnvironmentDefaults(Function<String, @Nullable String> environment) {
    this.environment = environment;
  }

  @Override
  public @Nullable String defaultValue(ArgSpec argument) {
    if (!(argument instanceof OptionSpec option) || !tellsTheDeployment(option)) {
      return null;
    }
    String value = environment.apply(variable(option));
    return value == null || value.isBlank() ? null : value;
  }

  private static boolean tellsTheDeployment(OptionSpec option) {
    return option.userObject() instanceof Field field
        && field.getDeclaringClass() == DeploymentOptions.class;
  }

  /** The variable of an option. */
  static String variable(OptionSpec option) {
    return PREFIX
        + option.longestName().replaceFirst("^--", "").replace('-', '_').toUpperCase(Locale.ROOT);
  }
}
