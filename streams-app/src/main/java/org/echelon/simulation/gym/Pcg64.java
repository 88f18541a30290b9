package org.echelon.simulation.gym;

/**
 * Uniform numbers of the generator PCG XSL RR 128/64, seeded the way NumPy seeds it.
 *
 * <pre>
 * s' = a s + c  mod 2^128,   output = rotate right(high(s') xor low(s'), s' >> 122)
 * </pre>
 *
 * <p>NumPy mixes the seed into a pool of four words of 32 bits and draws the first state and the
 * increment from the pool. The same seed gives the same numbers as {@code
 * numpy.random.default_rng(seed)}, which is what the published figures were drawn with. Source: M.
 * O'Neill, PCG: a family of simple fast space-efficient statistically good algorithms for random
 * number generation (2014), and her seed mixing for C++ (2015), with NumPy's constants.
 */
final class Pcg64 {
  private static final long MULTIPLIER_HIGH = 0x2360ED051FC65DA4L;
  private static final long MULTIPLIER_LOW = 0x4385DF649FCCF645L;

  private static final int POOL = 4;
  private static final int INIT_A = 0x43b0d7e5;
  private static final int MULT_A = 0x931e8875;
  private static final int INIT_B = 0x8b51f9dd;
  private static final int MULT_B = 0x58f38ded;
  private static final int MIX_LEFT = 0xca01f9dd;
  private static final int MIX_RIGHT = 0x4973f715;

  private long high;
  private long low;
  private final long incrementHigh;
  private final long incrementLow;

  /** A generator in the state that NumPy gives it for a seed. */
  Pcg64(int seed) {
    long[] words = stretch(pool(seed), POOL);
    incrementHigh = words[2] << 1 | words[3] >>> 63;
    incrementLow = words[3] << 1 | 1;
    step();
    add(words[0], words[1]);
    step();
  }

  /** A uniform number of 53 bits in [0, 1). */
  double nextUniform() {
    return (nextLong() >>> 11) * 0x1.0p-53;
  }

  long nextLong() {
    step();
    return Long.rotateRight(high ^ low, (int) (high >>> 58));
  }

  private void step() {
    long product = low * MULTIPLIER_LOW;
    high =
        multiplyHighUnsigned(low, MULTIPLIER_LOW) + low * MULTIPLIER_HIGH + high * MULTIPLIER_LOW;
    low = product;
    add(incrementHigh, incrementLow);
  }

  private void add(long addedHigh, long addedLow) {
    low += addedLow;
    high += addedHigh + (Long.compareUnsigned(low, addedLow) < 0 ? 1 : 0);
  }

  private static long multiplyHighUnsigned(long a, long b) {
    return Math.multiplyHigh(a, b) + ((a >> 63) & b) + ((b >> 63) & a);
  }

  /** The pool of a seed of at most 32 bits: every word depends on every other. */
  private static int[] pool(int seed) {
    int[] pool = new int[POOL];
    int hash = INIT_A;
    for (int i = 0; i < POOL; i++) {
      pool[i] = hashed(i == 0 ? seed : 0, hash, hash * MULT_A);
      hash *= MULT_A;
    }
    for (int from = 0; from < POOL; from++) {
      for (int to = 0; to < POOL; to++) {
        if (from != to) {
          int mixed = MIX_LEFT * pool[to] - MIX_RIGHT * hashed(pool[from], hash, hash * MULT_A);
          pool[to] = mixed ^ mixed >>> 16;
          hash *= MULT_A;
        }
      }
    }
    return pool;
  }

  private static int hashed(int word, int before, int after) {
    int value = (word ^ before) * after;
    return value ^ value >>> 16;
  }

  /** Words of 64 bits drawn from the pool, the lower half first. */
  private static long[] stretch(int[] pool, int count) {
    long[] words = new long[count];
    int hash = INIT_B;
    for (int i = 0; i < 2 * count; i++) {
      int half = hashed(pool[i % POOL], hash, hash * MULT_B);
      hash *= MULT_B;
      words[i / 2] |= (half & 0xFFFFFFFFL) << 32 * (i % 2);
    }
    return words;
  }
}
