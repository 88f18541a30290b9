package org.echelon.cli;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** What a figure was measured on. */
record Machine(
    int cores, long heapMegabytes, long memoryMegabytes, String java, double loadAverage) {
  private static final long MEGABYTE = 1024 * 1024;

  /** This machine now. */
  static Machine now() {
    OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    return new Machine(
        Runtime.getRuntime().availableProcessors(),
        Runtime.getRuntime().maxMemory() / MEGABYTE,
        system.getTotalMemorySize() / MEGABYTE,
        System.getProperty("java.version"),
        system.getSystemLoadAverage());
  }
}
