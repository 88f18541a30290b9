package org.echelon.cli;

import java.io.IOException;
import java.lang.reflect.UndeclaredThrowableException;
import java.util.Optional;
import org.echelon.state.LabState;
import org.jspecify.annotations.Nullable;

/** Measures what a lab of this process costs beside the live plan of another one. */
final class CpuBeside implements AutoCloseable {
  private final ThreadCpu lab;
  private final @Nullable ThreadCpu plan;
  private String note = "";
  private long sinceNanos;
  private long planBefore;
  private long labBefore;

  /**
   * @param pid process of the live plan, if it is on this machine
   */
  CpuBeside(String planApplication, String labApplication, Optional<Long> pid) {
    this.lab = ThreadCpu.here(labApplication);
    ThreadCpu found = null;
    if (pid.isEmpty()) {
      note = "CPU is not measured: name the process of the plan with --plan-pid";
    } else {
      try {
        found = ThreadCpu.of(pid.get(), planApplication);
        if (found.cpuMillis() == 0) {
          note = "CPU is not measured: process " + pid.get() + " does not run the plan";
        }
      } catch (IOException | LinkageError refused) {
        note = "CPU is not measured: " + refused.getMessage();
      }
    }
    this.plan = found;
  }

  /** Starts to measure, once both run. */
  void begin() {
    if (plan != null && note.isEmpty()) {
      try {
        planBefore = plan.cpuMillis();
        labBefore = lab.cpuMillis();
        sinceNanos = System.nanoTime();
      } catch (UndeclaredThrowableException gone) {
        note = "CPU is not measured: the process of the plan has ended";
      }
    }
  }

  /** Writes what was measured so far; what was measured last stays when the plan has ended. */
  void into(LabState.Builder state) {
    if (plan != null && sinceNanos != 0) {
      try {
        long planMillis = plan.cpuMillis() - planBefore;
        state
            .setPlanCpuMillis(planMillis)
            .setLabCpuMillis(lab.cpuMillis() - labBefore)
            .setMeasuredMillis((System.nanoTime() - sinceNanos) / 1_000_000);
      } catch (UndeclaredThrowableException gone) {
        sinceNanos = 0;
      }
    }
    state.setNote(note);
  }

  @Override
  public void close() {
    try {
      lab.close();
      if (plan != null) {
        plan.close();
      }
    } catch (IOException gone) {
      note = "";
    }
  }
}
