package org.echelon.bench;

import java.util.concurrent.TimeUnit;
import org.echelon.measure.KernelWork;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The work of {@code echelon bench kernel} under JMH, as a second opinion on its figures. An
 * operation is a round over all items (an order for routing), so divide by what the method returns.
 *
 * <pre>mvn -q -Dquick -Pjmh -pl streams-app -am test-compile</pre>
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(value = 1, jvmArgsAppend = "-XX:+UseSerialGC")
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class KernelBenchmark {
  private static final int SKUS = 500;

  private KernelWork work;

  @Setup
  public void prepare() {
    work = new KernelWork(SKUS, 1);
    System.out.println("active pairs of an answer: " + work.oracle() / 2);
  }

  @Benchmark
  public long valueWarm() {
    return work.valueWarm();
  }

  @Benchmark
  public long valueCold() {
    return work.valueCold();
  }

  @Benchmark
  public long planWarm() {
    return work.planWarm();
  }

  @Benchmark
  public long planCold() {
    return work.planCold();
  }

  @Benchmark
  public long oracleTwice() {
    return work.oracle();
  }

  @Benchmark
  public long skipPairs() {
    return work.skipPairs();
  }

  @Benchmark
  public long skipPlans() {
    return work.skipPlans();
  }

  @Benchmark
  public int route() {
    return work.route();
  }
}
