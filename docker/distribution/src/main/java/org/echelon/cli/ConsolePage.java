package org.echelon.cli;

import java.awt.Desktop;
import java.io.IOException;
import java.net.URI;
import org.echelon.console.ConsoleServer;

/** Tells people where the console is, and opens it for them where that is possible. */
final class ConsolePage {
  private ConsolePage() {}

  /** Says where to look. */
  static void tell(Progress progress, ConsoleServer server, int wantedPort) {
    if (server.moved()) {
      progress.phase("console", "port %d is taken, another was chosen", wantedPort);
    }
    progress.phase("console", "open %s", server.address());
  }

  /** Opens a browser if there is one; a machine without any is no failure. */
  static void open(URI address) {
    Thread opening =
        new Thread(
            () -> {
              try {
                if (Desktop.isDesktopSupported()
                    && Desktop.getDesktop().isSupported(Desktop.Action.BROWSE)) {
                  Desktop.getDesktop().browse(address);
                }
              } catch (IOException | RuntimeException | LinkageError none) {
                // The address has been told; a person can open it.
              }
            },
            "browser");
    opening.setDaemon(true);
    opening.start();
  }
}
