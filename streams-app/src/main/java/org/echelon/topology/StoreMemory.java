package org.echelon.topology;

import java.util.Map;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.Cache;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;

/**
 * Bounds what the stores of a process take outside the heap. By default each takes up to 98 MB, and
 * Plan has five for every partition: all share one block cache, and each keeps little unwritten.
 *
 * <p>What is unwritten has no common limit. RocksDB keeps one by writing out the store that is
 * written to, whichever store it is that holds the memory: once idle stores hold as much as the
 * limit, which 120 of them do with one block each, every put makes a file of its own.
 */
public final class StoreMemory implements RocksDBConfigSetter {
  private static final long CACHE_BYTES = 128 * 1024 * 1024;

  /** A store takes an eighth of this when it opens, all of it before it writes to disk. */
  private static final long BUFFER_BYTES = 2 * 1024 * 1024;

  private static final Cache CACHE = new LRUCache(CACHE_BYTES);

  @Override
  public void setConfig(String store, Options options, Map<String, Object> configs) {
    BlockBasedTableConfig table = (BlockBasedTableConfig) options.tableFormatConfig();
    table.setBlockCache(CACHE);
    options.setTableFormatConfig(table);
    options.setWriteBufferSize(BUFFER_BYTES);
  }

  @Override
  public void close(String store, Options options) {
    // The cache belongs to all stores, for as long as the process lives.
  }
}
