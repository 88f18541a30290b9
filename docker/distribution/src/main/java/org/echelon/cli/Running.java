package org.echelon.cli;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.Properties;
import org.echelon.config.Deployment;

/**
 * The deployment that a demo on this machine runs, written where other commands of the same person
 * look for it, so that they need no addresses. A file whose process has ended counts for nothing.
 */
final class Running implements AutoCloseable {
  private static final String FILE = "running.properties";

  private final Path file;
  private final Properties properties;
  private boolean warned;

  private Running(Path file, Properties properties) {
    this.file = file;
    this.properties = properties;
  }

  /** The folder of this person's demos and settings. */
  static Path home() {
    return Path.of(System.getProperty("user.home"), ".echelon");
  }

  /** Tells other commands about a deployment of this process until it is closed. */
  static Running tell(Deployment deployment) {
    Properties properties = new Properties();
    properties.setProperty("bootstrap", deployment.bootstrap());
    properties.setProperty("registry", deployment.registryUrl());
    properties.setProperty("prefix", deployment.prefix());
    properties.setProperty("partitions", Integer.toString(deployment.partitions()));
    properties.setProperty("gates", Integer.toString(deployment.gates()));
    properties.setProperty("ahead", Integer.toString(deployment.aheadMinutes()));
    properties.setProperty("pid", Long.toString(ProcessHandle.current().pid()));
    Running running = new Running(home().resolve(FILE), properties);
    running.write();
    return running;
  }

  /** The deployment that runs on this machine now, if one does. */
  static Optional<Running> now() {
    Path file = home().resolve(FILE);
    Properties properties = new Properties();
    try (Reader in = Files.newBufferedReader(file)) {
      properties.load(in);
    } catch (IOException none) {
      return Optional.empty();
    }
    return alive(properties) ? Optional.of(new Running(file, properties)) : Optional.empty();
  }

  /** A setting of the running deployment: bootstrap, registry, prefix, partitions, gates … */
  Optional<String> get(String name) {
    return Optional.ofNullable(properties.getProperty(name));
  }

  /** Adds where the console answers. */
  void console(String url) {
    properties.setProperty("console", url);
    write();
  }

  /** Takes the file away, unless a later demo has written its own. */
  @Override
  public void close() {
    boolean ours = now().flatMap(r -> r.get("pid")).equals(get("pid"));
    if (ours) {
      try {
        Files.deleteIfExists(file);
      } catch (IOException e) {
        // Its process ends now, so it counts for nothing anyway.
        file.toFile().deleteOnExit();
      }
    }
  }

  private void write() {
    try {
      Files.createDirectories(file.getParent());
      Path next = Files.createTempFile(file.getParent(), FILE, ".new");
      try (Writer out = Files.newBufferedWriter(next)) {
        properties.store(out, "The demo that runs on this machine; deleted when it ends.");
      }
      Files.move(next, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      if (!warned) {
        warned = true;
        System.err.println(unwritable());
      }
    }
  }

  /** The demo runs all the same; only others must be told where. */
  private String unwritable() {
    return "echelon: cannot write "
        + file
        + ", so other commands need --bootstrap "
        + properties.getProperty("bootstrap")
        + " --registry "
        + properties.getProperty("registry")
        + " --prefix "
        + properties.getProperty("prefix")
        + " --partitions "
        + properties.getProperty("partitions")
        + " --gates "
        + properties.getProperty("gates")
        + "; make the folder writable to do without.";
  }

  private static boolean alive(Properties properties) {
    try {
      long pid = Long.parseLong(properties.getProperty("pid", ""));
      return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent();
    } catch (NumberFormatException unreadable) {
      return false;
    }
  }
}
