package org.echelon.shop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Somebody who follows the page of the first ten minutes word for word, with real processes and the
 * console of the demo that the first command starts.
 */
public final class TenMinutes implements AutoCloseable {
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Pattern CONSOLE = Pattern.compile("open (http://\\S+)");
  private static final Pattern COPIED = Pattern.compile("([TPAD])-…");
  private static final Pattern EXIT = Pattern.compile("\\(exit (\\d+)\\)");

  private final Newcomer newcomer;
  private final Script script;
  private final Function<URI, Screens> eyes;
  private final StringBuilder printed = new StringBuilder();
  private Newcomer.Window first;
  private Screens screens;

  /**
   * Reads the page.
   *
   * @param folder of one's own
   * @param eyes how the console is seen, given its address
   */
  public TenMinutes(Path folder, Path project, Function<URI, Screens> eyes) throws IOException {
    this.newcomer = new Newcomer(folder, project);
    this.script = Script.read(project.resolve("topology-docs/first-ten-minutes.md"));
    this.eyes = eyes;
  }

  /** How many minutes the page has. */
  public int minutes() {
    return script.minutes().size();
  }

  Newcomer newcomer() {
    return newcomer;
  }

  /** Does what the page says for a minute, and sees what it promises, within the minute. */
  public void follow(int number) throws Exception {
    Script.Minute minute = script.minutes().get(number);
    long start = System.nanoTime();
    for (Script.Act act : minute.acts()) {
      switch (act.kind()) {
        case "sh" -> type(minute.title(), act);
        case "screen" -> look(minute.title(), act);
        case "keys" -> press(minute.title(), act);
        default -> throw new AssertionError("nobody can do " + act);
      }
    }
    assertThat(Duration.ofNanos(System.nanoTime() - start)).as(minute.title()).isLessThan(MINUTE);
  }

  private void type(String title, Script.Act act) throws Exception {
    if (first == null) {
      begin(title, act);
      return;
    }
    StringBuilder shown = new StringBuilder();
    int code = 0;
    for (String line : act.lines()) {
      String command = filledIn(line);
      Newcomer.Outcome outcome = newcomer.run(command, MINUTE);
      code = outcome.exitCode();
      shown.append(outcome.output()).append(outcome.errors());
      if (code != 0) {
        shown.append("(exit ").append(code).append(")\n");
      }
    }
    printed.append(shown);
    Page.Step step = new Page.Step(act.lines(), act.shown());
    assertThat(step.isShownBy(shown.toString()))
        .as("%s%npromised %s%nprinted%n%s", title, step, shown)
        .isTrue();
    boolean refusal = act.shown().stream().anyMatch(line -> EXIT.matcher(line).matches());
    assertThat(code == 0 || refusal).as("%s%n%s", title, shown).isTrue();
  }

  /** The first command goes on in a window of its own. */
  private void begin(String title, Script.Act act) throws Exception {
    first = newcomer.open(act.lines().get(0));
    Page.Step step = new Page.Step(act.lines(), act.shown());
    String shown = first.until(step::isShownBy, MINUTE.multipliedBy(2));
    assertThat(step.isShownBy(shown))
        .as("%s%npromised %s%nprinted%n%s", title, step, shown)
        .isTrue();
    Matcher address = CONSOLE.matcher(shown);
    assertThat(address.find()).as(shown).isTrue();
    screens = eyes.apply(URI.create(address.group(1)));
  }

  /** Copies an id from what was printed last. */
  private String filledIn(String command) {
    Matcher wanted = COPIED.matcher(command);
    if (!wanted.find()) {
      return command;
    }
    Matcher ids = Pattern.compile("\\b" + wanted.group(1) + "-[0-9A-Z]{16}\\b").matcher(printed);
    String last = "";
    while (ids.find()) {
      last = ids.group();
    }
    assertThat(last).as("an id for %s in%n%s", command, printed).isNotEmpty();
    return wanted.replaceFirst(last);
  }

  /** Each line is what is done and, behind two spaces at least, what is seen then. */
  private void look(String title, Script.Act act) throws Exception {
    for (String line : act.lines()) {
      List<String> parts = List.of(line.strip().split(" {2,}", 2));
      String done = parts.get(0);
      int blank = done.indexOf(' ');
      String name = done.substring(blank + 1);
      switch (blank < 0 ? done : done.substring(0, blank)) {
        case "open" -> screens.open(name);
        case "press" -> screens.press(name);
        case "click" -> screens.click(name);
        case "see" -> {}
        default -> throw new AssertionError("nobody can do " + line);
      }
      if (parts.size() > 1) {
        Screens.Seen seen = screens.await(parts.get(1));
        assertThat(seen.asWanted()).as("%s: %s%n%s", title, line, seen.all()).isTrue();
      }
    }
  }

  private void press(String title, Script.Act act) throws Exception {
    assertThat(act.lines()).as(title).containsExactly("Ctrl-C");
    String shown = first.interrupt(MINUTE);
    Page.Step step = new Page.Step(act.lines(), act.shown());
    assertThat(step.isShownBy(shown))
        .as("%s%npromised %s%nprinted%n%s", title, step, shown)
        .isTrue();
    assertThat(first.process().isAlive()).isFalse();
  }

  @Override
  public void close() throws InterruptedException {
    if (screens != null) {
      screens.close();
    }
    newcomer.close();
  }
}
