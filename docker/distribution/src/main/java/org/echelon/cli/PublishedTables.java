package org.echelon.cli;

import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.function.Function;
import org.echelon.codec.RegistryValues;
import org.echelon.config.Deployment;
import org.echelon.console.table.ConsoleTables;
import org.echelon.console.table.Link;
import org.echelon.console.table.TableFeed;
import org.echelon.topic.Topic;
import org.echelon.topic.UnreachableException;

/**
 * What a deployment has published by now, in the tables of the console: commands that read answer
 * from the same topics, by the same rules, as its pages. Reads on in the background until closed.
 */
final class PublishedTables implements AutoCloseable {
  private static final Duration LISTENS_WITHIN = Duration.ofSeconds(10);
  private static final long SILENT_MILLIS = 5_000;
  private static final long LOOK_MILLIS = 20;

  private final ConsoleTables tables;
  private final TableFeed feed;

  private PublishedTables(ConsoleTables tables, TableFeed feed) {
    this.tables = tables;
    this.feed = feed;
  }

  /**
   * Reads some topics to the end they have now.
   *
   * @throws UnreachableException when broker or registry does not answer
   * @throws CommandFailure when no topic is there, or the end is not reached within the limit
   */
  static PublishedTables read(Deployment deployment, Set<Topic> topics, Duration limit)
      throws InterruptedException {
    return read(deployment, topics, Set.of(), limit);
  }

  /**
   * As the other.
   *
   * @param listened topics of which the past is passed over
   */
  static PublishedTables read(
      Deployment deployment, Set<Topic> topics, Set<Topic> listened, Duration limit)
      throws InterruptedException {
    Admins.awaitListening(deployment.bootstrap(), LISTENS_WITHIN);
    ConsoleTables tables = new ConsoleTables();
    TableFeed feed =
        new TableFeed(
            deployment,
            new RegistryValues(deployment.registryUrl(), deployment.prefix()),
            tables,
            Clock.systemUTC(),
            topics,
            listened);
    PublishedTables published = new PublishedTables(tables, feed);
    try {
      feed.start();
      published.awaitEnd(limit);
      if (!feed.followed()) {
        throw new CommandFailure(
            CommandFailure.NOT_FOUND,
            "no topics "
                + deployment.prefix()
                + "* at "
                + deployment.bootstrap()
                + "; create them: ./echelon topics create, or try ./echelon demo");
      }
      return published;
    } catch (InterruptedException | RuntimeException failed) {
      published.close();
      throw failed;
    }
  }

  private void awaitEnd(Duration limit) throws InterruptedException {
    long started = System.currentTimeMillis();
    while (!feed.caughtUp()) {
      long now = System.currentTimeMillis();
      Link link = feed.link();
      if (!link.connected() && now - Math.max(started, link.sinceMillis()) > SILENT_MILLIS) {
        throw new UnreachableException(
            link.problem() + "; start one with ./echelon demo, or give --bootstrap and --registry");
      }
      if (now - started > limit.toMillis()) {
        throw new CommandFailure(
            CommandFailure.TOO_LONG,
            "not all that is published was read within "
                + limit.toSeconds()
                + " s; give it longer with --timeout");
      }
      Thread.sleep(LOOK_MILLIS);
    }
  }

  /** Asks the tables. */
  <T> T ask(Function<ConsoleTables, T> question) {
    return tables.ask(question);
  }

  /** How the deployment is heard. */
  Link link() {
    return feed.link();
  }

  @Override
  public void close() {
    feed.close();
  }
}
