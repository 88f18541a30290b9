package org.echelon.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.echelon.config.Deployment;
import org.echelon.state.Decision;
import org.echelon.topic.Topic;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Lists commands with their age and whom they wait for, and what would leave next. */
@Command(
    name = "commands",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Lists the commands given to warehouses and vendors, oldest first, with their state.",
      "--once tells the first one and what the next departures would take; --now does not wait for"
          + " the cut-off."
    })
final class CommandsCommand implements Callable<Integer> {
  private static final Set<Topic> TOPICS =
      EnumSet.of(
          Topic.TRANSFER,
          Topic.PURCHASE,
          Topic.ASSIGNMENT,
          Topic.ACK,
          Topic.POSITION,
          Topic.PROPOSAL,
          Topic.DECISION,
          Topic.MANIFEST,
          Topic.NETWORK,
          Topic.TASK);
  private static final Set<String> KINDS = Set.of("transfer", "purchase", "assignment");

  @Spec private CommandSpec spec;

  @Option(names = "--open", description = "Only those that are not closed.")
  private boolean open;

  @Option(names = "--overdue", description = "Only those whose next answer is late.")
  private boolean overdue;

  @Option(names = "--held", description = "Only what waits for a person's approval.")
  private boolean held;

  @Option(names = "--node", paramLabel = "N", description = "Only from or to this node or vendor.")
  private String node;

  @Option(names = "--kind", paramLabel = "K", description = "transfer, purchase or assignment.")
  private String kind;

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "50",
      description = "At most so many lines (default: ${DEFAULT-VALUE}).")
  private int limit;

  @Option(names = "--follow", description = "Go on and print each change of state.")
  private boolean follow;

  @Option(
      names = "--once",
      description = "Wait for the first command or plan, print it and what would leave next.")
  private boolean once;

  @Option(
      names = "--now",
      description = "Open an extra ask for all that is planned, and print the commands.")
  private boolean now;

  @Option(
      names = "--why",
      paramLabel = "TEXT",
      defaultValue = "asked on the command line",
      description = "The reason for --now, kept in the audit (default: ${DEFAULT-VALUE}).")
  private String why;

  @Option(
      names = "--timeout",
      paramLabel = "TIME",
      defaultValue = "60s",
      description = "How long --once and --now wait (default: ${DEFAULT-VALUE}).")
  private Duration timeout;

  @Option(names = "--json", description = "Print JSON; with --follow one object a line.")
  private boolean json;

  @Mixin private DeploymentOptions options;

  @Override
  public Integer call() throws Exception {
    check();
    Deployment deployment = options.deployment();
    CommandBoard board = new CommandBoard();
    try (Watch watch = Watch.of(deployment, TOPICS, board)) {
      watch.drain();
      if (now) {
        return now(deployment, watch, board);
      }
      if (once) {
        return once(watch, board);
      }
      if (follow) {
        return follow(watch, board);
      }
      list(board);
      return 0;
    }
  }

  private void check() {
    if (kind != null && !KINDS.contains(kind.toLowerCase(Locale.ROOT))) {
      throw new ParameterException(
          spec.commandLine(),
          "--kind: '" + kind + "' is not known; choose transfer, purchase or assignment");
    }
    if (limit < 1) {
      throw new ParameterException(
          spec.commandLine(), "--limit: " + limit + " lines are none; choose 1 or more");
    }
  }

  private void list(CommandBoard board) throws JsonProcessingException {
    List<KnownCommand> chosen = chosen(board);
    List<Decision> waiting = held ? held(board) : List.of();
    if (json) {
      List<Map<String, Object>> items = new ArrayList<>();
      chosen.stream().limit(limit).forEach(c -> items.add(CommandText.json(board, c)));
      waiting.stream().limit(limit).forEach(d -> items.add(HeldText.json(d)));
      print(document(board, chosen.size() + waiting.size(), items));
      return;
    }
    int total = chosen.size() + waiting.size();
    if (total == 0) {
      err().println(nothing(board));
      return;
    }
    out().println(CommandText.HEAD);
    chosen.stream().limit(limit).forEach(c -> out().println(CommandText.row(board, c)));
    waiting.stream().limit(limit).forEach(d -> out().println(HeldText.row(board.now(), d)));
    if (total > limit) {
      err().printf("%d more; --limit %d shows them.%n", total - limit, total);
    }
  }

  private String nothing(CommandBoard board) {
    return board.commands().isEmpty()
        ? "no command has been given yet; ./echelon commands --once shows what would leave next."
        : "no command fits; " + board.commands().size() + " are known without the filters.";
  }

  private int once(Watch watch, CommandBoard board) throws JsonProcessingException {
    boolean found =
        watch.await(timeout, () -> !given(board).isEmpty() || !planned(board).isEmpty());
    if (!found) {
      throw new CommandFailure(
          CommandFailure.TOO_LONG,
          "no command and no plan after "
              + timeout.toSeconds()
              + " s; send items, counts and orders: ./echelon produce csv");
    }
    List<KnownCommand> first = given(board).stream().limit(1).toList();
    List<CommandBoard.Planned> next = planned(board).stream().limit(limit - first.size()).toList();
    if (json) {
      List<Map<String, Object>> items = new ArrayList<>();
      first.forEach(c -> items.add(CommandText.json(board, c)));
      next.forEach(p -> items.add(CommandText.json(p)));
      print(document(board, items.size(), items));
      return 0;
    }
    first.forEach(c -> out().println(CommandText.issued(board, c)));
    next.forEach(p -> out().println(CommandText.planned(board, p)));
    if (!next.isEmpty()) {
      err()
          .println(
              "PLANNED is what items propose with prices v"
                  + next.get(0).priceVersion()
                  + "; capacity is shared at the cut-off. Do not wait: ./echelon commands --now");
    }
    return 0;
  }

  private int now(Deployment deployment, Watch watch, CommandBoard board)
      throws JsonProcessingException {
    watch.await(timeout, () -> !planned(board).isEmpty());
    List<CommandBoard.Planned> planned = planned(board);
    if (planned.isEmpty()) {
      throw new CommandFailure(
          CommandFailure.NOT_FOUND,
          "nothing is planned, so there is nothing to ask for; every level is reached");
    }
    List<KnownCommand> given = new ExtraAsk(deployment, watch, board).open(planned, why, timeout);
    if (json) {
      print(
          document(
              board, given.size(), given.stream().map(c -> CommandText.json(board, c)).toList()));
    } else {
      given.forEach(c -> out().println(CommandText.issued(board, c)));
    }
    if (given.isEmpty()) {
      err().println("the gates granted nothing: no room, a halt, or a lane that needs approval.");
    }
    return 0;
  }

  private int follow(Watch watch, CommandBoard board) throws JsonProcessingException {
    Map<String, String> told = new HashMap<>();
    try (StopSignal stop = new StopSignal()) {
      while (!stop.given()) {
        for (KnownCommand command : chosen(board)) {
          String state = command.revision() + " " + board.progress(command);
          if (!state.equals(told.put(command.id(), state))) {
            if (json) {
              print(CommandText.json(board, command));
            } else {
              out().println(CommandText.row(board, command));
            }
          }
        }
        out().flush();
        watch.poll();
      }
    }
    return 0;
  }

  private List<KnownCommand> chosen(CommandBoard board) {
    if (held) {
      return List.of();
    }
    return board.commands().stream()
        .filter(c -> kind == null || c.kind().equalsIgnoreCase(kind))
        .filter(c -> at(c.from()) || at(c.to()))
        .filter(c -> !open || board.progress(c).open())
        .filter(c -> !overdue || board.overdue(c))
        .sorted(Comparator.comparing(KnownCommand::issuedAt).thenComparing(KnownCommand::id))
        .toList();
  }

  private List<Decision> held(CommandBoard board) {
    return board.held().stream()
        .filter(d -> d.getChoice() != null)
        .filter(d -> at(d.getChoice().getFrom()) || at(d.getChoice().getTo()))
        .toList();
  }

  private List<KnownCommand> given(CommandBoard board) {
    return chosen(board).stream()
        .filter(c -> !c.kind().equals("ASSIGNMENT") && board.progress(c).open())
        .toList();
  }

  private List<CommandBoard.Planned> planned(CommandBoard board) {
    return board.planned().stream().filter(p -> at(p.from()) || at(p.to())).toList();
  }

  private boolean at(String place) {
    return node == null || node.equals(place);
  }

  private Map<String, Object> document(
      CommandBoard board, int total, List<Map<String, Object>> items) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("asOf", board.now().toString());
    document.put("total", total);
    document.put("items", items);
    return document;
  }

  private void print(Map<String, Object> document) throws JsonProcessingException {
    out().println(new ObjectMapper().writeValueAsString(document));
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }

  private PrintWriter err() {
    return spec.commandLine().getErr();
  }
}
