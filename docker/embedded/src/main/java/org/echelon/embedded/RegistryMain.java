package org.echelon.embedded;

import java.io.File;
import java.io.IOException;
import java.util.jar.Attributes;
import java.util.jar.JarFile;

/**
 * What the registry's process runs: the server of the jar named by the argument, ended at once when
 * standard input closes, that is when the process that holds its other end is gone.
 *
 * <p>A shutdown hook of the parent covers its orderly end only; a parent that is killed runs none.
 */
final class RegistryMain {
  private RegistryMain() {}

  public static void main(String[] arguments) throws Exception {
    Thread watch = new Thread(RegistryMain::endWithParent, "parent-watch");
    watch.setDaemon(true);
    watch.start();
    String server = mainClass(arguments[0]);
    Class.forName(server).getMethod("main", String[].class).invoke(null, (Object) new String[0]);
  }

  private static String mainClass(String path) throws IOException {
    try (JarFile jar = new JarFile(new File(path))) {
      return jar.getManifest().getMainAttributes().getValue(Attributes.Name.MAIN_CLASS);
    }
  }

  private static void endWithParent() {
    try {
      while (System.in.read() >= 0) {
        // Nothing is ever written: only the end matters.
      }
    } catch (IOException e) {
      // As good as the end.
    }
    Runtime.getRuntime().halt(1);
  }
}
