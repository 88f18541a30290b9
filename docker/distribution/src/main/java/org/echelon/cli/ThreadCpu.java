package org.echelon.cli;

import com.sun.management.ThreadMXBean;
import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;
import org.echelon.throughput.Watch.Use;
import org.jspecify.annotations.Nullable;

/**
 * CPU time and allocated bytes of all threads of an application: those of the stream and those of
 * its clients, which carry its id in their names. The compiler and the garbage collector of the JVM
 * are not among them.
 */
final class ThreadCpu implements Use, AutoCloseable {
  private static final long MILLI = 1_000_000;

  private final ThreadMXBean threads;
  private final Pattern name;
  private final @Nullable JMXConnector connector;
  private final Map<Long, Long> nanos = new HashMap<>();
  private final Map<Long, Long> allocated = new HashMap<>();

  private ThreadCpu(ThreadMXBean threads, String application, @Nullable JMXConnector connector) {
    this.threads = threads;
    this.name = Pattern.compile("(^|.*[ |])" + Pattern.quote(application) + "($|-.*)");
    this.connector = connector;
  }

  /** Of an application in this process. */
  static ThreadCpu here(String application) {
    return new ThreadCpu(
        ManagementFactory.getPlatformMXBean(ThreadMXBean.class), application, null);
  }

  /**
   * Of an application in another process of this machine and person.
   *
   * @throws IOException when it cannot be asked
   */
  @SuppressWarnings("BanJNDI") // The address is what the other JVM itself tells its owner.
  static ThreadCpu of(long pid, String application) throws IOException {
    try {
      VirtualMachine machine = VirtualMachine.attach(Long.toString(pid));
      JMXConnector connector;
      try {
        connector =
            JMXConnectorFactory.connect(new JMXServiceURL(machine.startLocalManagementAgent()));
      } finally {
        machine.detach();
      }
      ThreadMXBean threads =
          ManagementFactory.newPlatformMXBeanProxy(
              connector.getMBeanServerConnection(),
              ManagementFactory.THREAD_MXBEAN_NAME,
              ThreadMXBean.class);
      return new ThreadCpu(threads, application, connector);
    } catch (AttachNotSupportedException refused) {
      throw new IOException("process " + pid + " cannot be asked", refused);
    }
  }

  /** CPU time so far; that of threads that have ended counts as it was last seen. */
  @Override
  public long cpuMillis() {
    return sum(nanos, threads::getThreadCpuTime) / MILLI;
  }

  /** Bytes allocated so far; those of threads that have ended count as they were last seen. */
  @Override
  public long bytes() {
    return sum(allocated, threads::getThreadAllocatedBytes);
  }

  private long sum(Map<Long, Long> seen, UnaryOperator<long[]> figures) {
    long[] ids = threads.getAllThreadIds();
    ThreadInfo[] infos = threads.getThreadInfo(ids);
    long[] now = figures.apply(ids);
    for (int i = 0; i < ids.length; i++) {
      if (infos[i] != null && now[i] > 0 && name.matcher(infos[i].getThreadName()).matches()) {
        seen.put(ids[i], now[i]);
      }
    }
    return seen.values().stream().mapToLong(figure -> figure).sum();
  }

  @Override
  public void close() throws IOException {
    if (connector != null) {
      connector.close();
    }
  }
}
