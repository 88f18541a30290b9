package org.echelon.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Refused records. */
@Command(
    name = "dlq",
    mixinStandardHelpOptions = true,
    description =
        "Shows which records were refused and why, whether they would be taken now, sends them"
            + " again once their cause is mended, and writes them into a file.",
    subcommands = {DlqList.class, DlqShow.class, DlqResend.class, DlqExport.class})
final class DlqCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }
}
