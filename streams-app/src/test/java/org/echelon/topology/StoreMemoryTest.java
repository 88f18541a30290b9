package org.echelon.topology;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;

class StoreMemoryTest {
  /** Five stores for each of 16 partitions. */
  private static final int STORES = 80;

  /** What Kafka Streams sets before it asks the setter. */
  private static final long KAFKA_BUFFER_BYTES = 16 * 1024 * 1024;

  @TempDir private Path directory;

  @Test
  void shouldLetStoresThatHoldLittleWriteToMemory() throws RocksDBException, IOException {
    RocksDB.loadLibrary();
    List<AutoCloseable> open = new ArrayList<>();
    try {
      RocksDB store = open("written", open);
      for (int i = 1; i < STORES; i++) {
        put(open("idle" + i, open), 50);
      }
      put(store, 2000);

      assertThat(filesOf("written")).isZero();
    } finally {
      closeAll(open);
    }
  }

  private RocksDB open(String name, List<AutoCloseable> open) throws RocksDBException {
    Options options = new Options();
    options.setCreateIfMissing(true);
    options.setTableFormatConfig(new BlockBasedTableConfig());
    options.setWriteBufferSize(KAFKA_BUFFER_BYTES);
    new StoreMemory().setConfig(name, options, Map.of());
    open.add(0, options);
    RocksDB store = RocksDB.open(options, directory.resolve(name).toString());
    open.add(0, store);
    return store;
  }

  private static void put(RocksDB store, int times) throws RocksDBException {
    for (int i = 0; i < times; i++) {
      store.put(("key" + i).getBytes(UTF_8), new byte[700]);
    }
  }

  private long filesOf(String name) throws IOException {
    try (Stream<Path> files = Files.list(directory.resolve(name))) {
      return files.filter(file -> file.toString().endsWith(".sst")).count();
    }
  }

  private static void closeAll(List<AutoCloseable> open) {
    for (AutoCloseable each : open) {
      try {
        each.close();
      } catch (Exception e) {
        throw new IllegalStateException("cannot close a store", e);
      }
    }
  }
}
