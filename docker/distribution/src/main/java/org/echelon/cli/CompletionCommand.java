package org.echelon.cli;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints a script that completes commands, options and their values in a shell. */
@Command(
    name = "completion",
    mixinStandardHelpOptions = true,
    description = {
      "Prints a script by which a shell completes commands, options and values of options after"
          + " the tab key.",
      "The shell looks for the name echelon, with or without a path before it."
    },
    footer = {
      "",
      "Bash, for this shell:  source <(./echelon completion bash)",
      "for every new one:     ./echelon completion bash > ~/.echelon-completion.bash",
      "                       echo 'source ~/.echelon-completion.bash' >> ~/.bashrc",
      "Zsh:                   the same with zsh, and ~/.zshrc",
      "",
      "Exit codes: 0 done, 2 usage."
    })
final class CompletionCommand implements Callable<Integer> {
  /** Shells that can be helped. */
  enum Shell {
    BASH,
    ZSH
  }

  @Spec private CommandSpec spec;

  @Parameters(
      index = "0",
      paramLabel = "SHELL",
      description = "One of ${COMPLETION-CANDIDATES}, in any case.")
  private Shell shell;

  /**
   * One script serves both: where it finds itself in zsh it asks that for the functions of bash.
   */
  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    out.println("# Completes echelon in " + shell.name().toLowerCase(Locale.ROOT) + ".");
    out.print(AutoComplete.bash("echelon", Echelon.commandLine()));
    out.flush();
    return 0;
  }
}
