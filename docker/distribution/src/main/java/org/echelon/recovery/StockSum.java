package org.echelon.recovery;

import java.util.Collection;
import java.util.Set;
import java.util.zip.CRC32C;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.echelon.codec.SkuCodec;
import org.echelon.inventory.SkuStock;

/**
 * What the stores say of the stock.
 *
 * @param positions SKUs at nodes with units in the building
 * @param units in all buildings
 * @param unbalanced units that the ledger cannot account for
 * @param check sum over the bytes of every SKU but those left out; any order gives the same
 */
public record StockSum(long positions, long units, long unbalanced, long check) {

  /** What a process says that only keeps copies. */
  static final StockSum NONE = new StockSum(0, 0, 0, 0);

  /** Reads all stock. */
  static StockSum of(ReadOnlyKeyValueStore<Bytes, byte[]> stocks, Collection<String> leftOut) {
    Set<String> without = Set.copyOf(leftOut);
    long positions = 0;
    long units = 0;
    long unbalanced = 0;
    long check = 0;
    try (KeyValueIterator<Bytes, byte[]> all = stocks.all()) {
      while (all.hasNext()) {
        KeyValue<Bytes, byte[]> next = all.next();
        SkuStock stock = SkuCodec.decode(next.value).stock();
        for (int node = 0; node < stock.nodeBound(); node++) {
          long present = stock.at(node).present();
          positions += present > 0 ? 1 : 0;
          units += present;
        }
        unbalanced += Math.abs(stock.unbalancedUnits());
        check += without.contains(stock.sku()) ? 0 : check(next);
      }
    }
    return new StockSum(positions, units, unbalanced, check);
  }

  /** The stock of two processes that share the tasks. */
  StockSum plus(StockSum other) {
    return new StockSum(
        positions + other.positions,
        units + other.units,
        unbalanced + other.unbalanced,
        check + other.check);
  }

  private static long check(KeyValue<Bytes, byte[]> entry) {
    CRC32C crc = new CRC32C();
    crc.update(entry.key.get());
    crc.update(entry.value);
    return crc.getValue();
  }

  /** In a line, as {@link #parse} reads it. */
  String line() {
    return positions + " " + units + " " + unbalanced + " " + check;
  }

  static StockSum parse(String line) {
    String[] parts = line.split(" ", -1);
    return new StockSum(
        Long.parseLong(parts[0]),
        Long.parseLong(parts[1]),
        Long.parseLong(parts[2]),
        Long.parseLong(parts[3]));
  }
}
