package org.echelon.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.echelon.console.view.Recomputation;
import org.echelon.state.Decision;
import org.echelon.topic.Topic;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Tells why a command was given, in words and with the figures of its decision. */
@Command(
    name = "explain",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Tells why: the reasons of a decision in words, what was passed over and by how much, which"
          + " capacities bind, and the versions it was decided with.",
      "ID is that of a transfer (T-), a purchase (P-), an assignment (A-) or a decision (D-). With"
          + " --node it is a SKU, of which the newest decision about that node is told."
    },
    footer = {
      "",
      "Examples:",
      "  ./echelon explain T-7K3QF2M9XW4D1B8C",
      "  ./echelon explain MUG-RED-11 --node FC-BOS1 --inputs",
      "  ./echelon explain A-7K3QF2M9XW4D1B8C --recompute",
      "",
      "Exit codes: 0 done, 2 usage, 3 not found, 5 cannot reach broker or registry, 6 recomputed",
      "            and not equal."
    })
final class ExplainCommand implements Callable<Integer> {
  private static final int DIFFERS = 6;

  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "ID", description = "The command or decision, or a SKU.")
  private String id;

  @Option(
      names = "--node",
      paramLabel = "N",
      description = "ID is a SKU: its newest decision from or to this node or vendor.")
  private Optional<String> node = Optional.empty();

  @Option(names = "--inputs", description = "Also the valuation of each node, as a table.")
  private boolean inputs;

  @Option(
      names = "--recompute",
      description = {
        "Also compute it again from its record: the node of an order line, its units and costs;",
        "the units of a transfer or purchase, with the level and the margins of its node."
      })
  private boolean recompute;

  @Option(names = "--json", description = "Print JSON, always with the inputs.")
  private boolean json;

  @Mixin private DeploymentOptions options;

  @Override
  public Integer call() throws InterruptedException, JsonProcessingException {
    DecisionSearch search =
        node.isPresent() ? DecisionSearch.ofNode(id, node.get()) : DecisionSearch.ofId(id);
    if (node.isPresent() || DecisionSearch.isId(id)) {
      try (Watch watch = Watch.of(options.deployment(), EnumSet.of(Topic.DECISION), search)) {
        watch.drain();
      }
    }
    Decision decision =
        search.newest().orElseThrow(() -> new CommandFailure(CommandFailure.NOT_FOUND, notFound()));
    PrintWriter out = spec.commandLine().getOut();
    Recomputation.Result again = Recomputation.of(decision);
    if (json) {
      Map<String, Object> object = ExplainJson.of(decision);
      if (recompute) {
        object.put("recomputed", ExplainJson.recomputed(again));
      }
      out.println(new ObjectMapper().writeValueAsString(object));
    } else {
      ExplainText.lines(decision).forEach(line -> out.println(ExplainText.printable(line)));
      if (recompute) {
        out.println(again.text());
      }
      if (inputs) {
        InputTable.lines(decision.getInputs()).forEach(out::println);
      }
    }
    out.flush();
    return recompute && again.state().equals("DIFFERS") ? DIFFERS : 0;
  }

  private String notFound() {
    long days = Topic.DECISION.retention().orElseThrow().toDays();
    if (node.isPresent()) {
      return "no decision about %s from or to %s in the last %d days; check both names"
          .formatted(id, node.get(), days);
    }
    String said =
        "no decision %s in the last %d days. Ids begin with T-, P-, A- or D-; check the copy"
            .formatted(id, days);
    return DecisionSearch.isId(id) ? said + "." : said + ". For a SKU give --node too.";
  }
}
