package org.echelon.replan;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.BiConsumer;
import org.echelon.processor.plan.Table;
import org.jspecify.annotations.Nullable;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.BloomFilter;
import org.rocksdb.CompressionType;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.rocksdb.Snapshot;
import org.rocksdb.WriteOptions;

/** The store of plans on disk, set up as Kafka Streams sets up its own, but without a changelog. */
final class PlanStore implements Table, AutoCloseable {
  private static final long MEGABYTE = 1024 * 1024;

  static {
    RocksDB.loadLibrary();
  }

  private final LRUCache cache = new LRUCache(50 * MEGABYTE);
  private final BloomFilter filter = new BloomFilter();
  private final Options options =
      new Options()
          .setCreateIfMissing(true)
          .setCompressionType(CompressionType.NO_COMPRESSION)
          .setWriteBufferSize(16 * MEGABYTE)
          .setTableFormatConfig(
              new BlockBasedTableConfig()
                  .setBlockCache(cache)
                  .setBlockSize(4096)
                  .setFilterPolicy(filter));
  private final WriteOptions writes = new WriteOptions().setDisableWAL(true);
  private final RocksDB store;
  private long puts;
  private long bytesPut;

  PlanStore(Path folder) throws IOException {
    try {
      store = RocksDB.open(options, folder.toString());
    } catch (RocksDBException e) {
      throw new IOException("no store can be opened in " + folder, e);
    }
  }

  /** Values written so far. */
  long puts() {
    return puts;
  }

  /** Bytes of the values written so far. */
  long bytesPut() {
    return bytesPut;
  }

  @Override
  public byte @Nullable [] get(byte[] key) {
    try {
      return store.get(key);
    } catch (RocksDBException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void put(byte[] key, byte @Nullable [] value) {
    try {
      if (value == null) {
        store.delete(writes, key);
      } else {
        puts++;
        bytesPut += value.length;
        store.put(writes, key, value);
      }
    } catch (RocksDBException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void scan(byte[] from, byte[] to, BiConsumer<byte[], byte[]> visitor) {
    try (ReadOptions now = new ReadOptions();
        RocksIterator at = store.newIterator(now)) {
      for (at.seek(from); at.isValid(); at.next()) {
        byte[] key = at.key();
        if (Arrays.compareUnsigned(key, to) >= 0) {
          return;
        }
        visitor.accept(key, at.value());
      }
    }
  }

  /** What the store holds at this moment, whatever is written later. */
  Frozen freeze() {
    return new Frozen();
  }

  @Override
  public void close() {
    store.close();
    writes.close();
    options.close();
    filter.close();
    cache.close();
  }

  /** The store as it was. */
  final class Frozen implements AutoCloseable {
    private final Snapshot moment = store.getSnapshot();
    private final ReadOptions then = new ReadOptions().setSnapshot(moment);

    /** Visits all entries in order of key. */
    void scan(BiConsumer<byte[], byte[]> visitor) {
      try (RocksIterator at = store.newIterator(then)) {
        for (at.seekToFirst(); at.isValid(); at.next()) {
          visitor.accept(at.key(), at.value());
        }
      }
    }

    @Override
    public void close() {
      then.close();
      store.releaseSnapshot(moment);
      moment.close();
    }
  }
}
