package org.echelon.watch;

import com.sun.management.OperatingSystemMXBean;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.echelon.config.Deployment;
import org.echelon.console.ConsoleServer;
import org.echelon.schema.AvroTrust;

/**
 * The console alone in a process of its own. It tells its address on standard output and answers
 * what its parent asks on standard input; it ends when the parent says so or is gone.
 */
public final class ConsoleProcess {
  /** Begins each line that is meant for the parent. */
  static final String MARK = "@";

  private static final OperatingSystemMXBean SYSTEM =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

  private ConsoleProcess() {}

  /** What {@link #main} is told about a deployment. */
  static List<String> arguments(Deployment deployment) {
    return List.of(
        deployment.bootstrap(),
        deployment.registryUrl(),
        deployment.prefix(),
        Integer.toString(deployment.partitions()),
        Integer.toString(deployment.gates()),
        deployment.stateDir().toString());
  }

  /** Shows the deployment until the parent ends it. */
  public static void main(String[] told) throws IOException {
    AvroTrust.ensure();
    Deployment deployment =
        new Deployment(
            told[0],
            told[1],
            told[2],
            Integer.parseInt(told[3]),
            Integer.parseInt(told[4]),
            1,
            50,
            5,
            Path.of(told[5]));
    try (ConsoleServer console = ConsoleServer.start(deployment, 0)) {
      tell("address " + console.address());
      serve(console);
    }
  }

  private static void serve(ConsoleServer console) throws IOException {
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      switch (line) {
        case "cpu" -> tell("reply " + SYSTEM.getProcessCpuTime());
        case "filled" -> tell("reply " + (console.filled() ? 1 : 0));
        case "heap" -> tell("reply " + heap());
        default -> {
          return;
        }
      }
    }
  }

  /** Bytes in use once what nobody holds on to is gone. */
  private static long heap() {
    ManagementFactory.getMemoryMXBean().gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }

  private static void tell(String line) {
    System.out.println(MARK + line);
    System.out.flush();
  }
}
