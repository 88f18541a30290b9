package org.echelon.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** A table in shelves answers as one sorted map does. */
class MemoryTableTest {
  private static final long SEED = 11;

  @Test
  void shouldAnswerAsOneSortedMap() {
    Random chance = new Random(SEED);
    MemoryTable table = new MemoryTable();
    TreeMap<byte[], byte[]> plain = new TreeMap<>(Arrays::compareUnsigned);
    for (int i = 0; i < 20_000; i++) {
      byte[] key = key(chance);
      switch (chance.nextInt(4)) {
        case 0, 1 -> {
          byte[] value = {(byte) i};
          table.put(key, value);
          plain.put(key, value);
        }
        case 2 -> {
          table.put(key, null);
          plain.remove(key);
        }
        default -> {
          assertThat(table.get(key)).isEqualTo(plain.get(key));
          scan(table, plain, key, chance);
        }
      }
    }
    assertThat(plain).hasSizeGreaterThan(100);
  }

  private static void scan(
      MemoryTable table, TreeMap<byte[], byte[]> plain, byte[] from, Random chance) {
    byte[] to = chance.nextBoolean() ? key(chance) : from.clone();
    if (to.length > 0) {
      to[to.length - 1]++;
    }
    if (Arrays.compareUnsigned(from, to) > 0) {
      return;
    }
    List<String> expected = new ArrayList<>();
    plain
        .subMap(from, true, to, false)
        .forEach((key, value) -> expected.add(Arrays.toString(key) + Arrays.toString(value)));
    List<String> got = new ArrayList<>();
    table.scan(from, to, (key, value) -> got.add(Arrays.toString(key) + Arrays.toString(value)));
    assertThat(got).as("seed %d", SEED).isEqualTo(expected);
  }

  /** Short keys of few letters, with zeros among them. */
  private static byte[] key(Random chance) {
    byte[] key = new byte[chance.nextInt(6)];
    for (int i = 0; i < key.length; i++) {
      key[i] = (byte) chance.nextInt(3);
    }
    return key;
  }
}
