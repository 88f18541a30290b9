package org.echelon.measure;

import java.util.Random;
import java.util.SplittableRandom;

/** Sources of random numbers for tests; each says which seed it starts from, and for whom. */
public final class Seeds {
  private static final StackWalker CALLERS =
      StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);

  private Seeds() {}

  public static Random random(long seed) {
    print(CALLERS.getCallerClass(), seed);
    return new Random(seed);
  }

  public static SplittableRandom splittable(long seed) {
    print(CALLERS.getCallerClass(), seed);
    return new SplittableRandom(seed);
  }

  private static void print(Class<?> test, long seed) {
    System.out.printf("%s draws from seed %d%n", test.getSimpleName(), seed);
  }
}
