package org.echelon.cli;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleSupplier;

/**
 * How fast virtual time went, in virtual days for each second on the wall.
 *
 * @param seconds on the wall
 * @param cpuSeconds of all threads, compiler and collector among them
 * @param daysPerSecond over the whole run
 * @param daysPerCpuSecond over the whole run; what an idle core does, whoever else is at work
 * @param median of single days
 * @param lowest of single days
 * @param highest of single days
 * @param repeats whole days timed
 */
record SimulatedSpeed(
    double seconds,
    double cpuSeconds,
    double daysPerSecond,
    double daysPerCpuSecond,
    double median,
    double lowest,
    double highest,
    int repeats) {

  /** Times each virtual day. */
  static final class Clock {
    private final DoubleSupplier seconds;
    private final double start;
    private final double cpuStart = cpuSeconds();
    private final List<Double> speeds = new ArrayList<>();
    private double daySeconds;
    private double days;

    /**
     * @param seconds wall time so far
     */
    Clock(DoubleSupplier seconds) {
      this.seconds = seconds;
      this.start = seconds.getAsDouble();
      this.daySeconds = start;
    }

    /** Virtual time has come so far; true when a day has just ended. */
    boolean at(double virtualDays) {
      boolean ended = (long) virtualDays > (long) days;
      days = virtualDays;
      if (ended) {
        double now = seconds.getAsDouble();
        speeds.add(1 / Math.max(1e-9, now - daySeconds));
        daySeconds = now;
      }
      return ended;
    }

    /** The speed so far. */
    SimulatedSpeed speed() {
      double elapsed = seconds.getAsDouble() - start;
      double cpu = cpuSeconds() - cpuStart;
      List<Double> sorted = speeds.stream().sorted().toList();
      int count = sorted.size();
      return new SimulatedSpeed(
          elapsed,
          cpu,
          days / Math.max(1e-9, elapsed),
          days / Math.max(1e-9, cpu),
          count == 0 ? 0 : sorted.get(count / 2),
          count == 0 ? 0 : sorted.get(0),
          count == 0 ? 0 : sorted.get(count - 1),
          count);
    }

    private static double cpuSeconds() {
      OperatingSystemMXBean system =
          ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
      return system.getProcessCpuTime() / 1e9;
    }
  }
}
