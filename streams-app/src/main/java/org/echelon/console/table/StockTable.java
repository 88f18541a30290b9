package org.echelon.console.table;

import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.echelon.state.NodeProposal;
import org.echelon.state.Position;
import org.echelon.state.Proposal;

/**
 * The newest position and proposal of every SKU, by SKU and by node. One entry a SKU and node that
 * holds or should hold it, about 150 bytes, and two a SKU.
 */
public final class StockTable {
  private final NavigableMap<String, SkuRow> bySku = new TreeMap<>();
  private final Map<String, NavigableMap<String, StockRow>> byNode = new TreeMap<>();
  private final Map<String, ProposalRow> proposals = new HashMap<>();
  private long pairs;

  /**
   * What Plan would do for a SKU as things stand.
   *
   * @param nodes by node
   */
  public record ProposalRow(
      long atMillis, long priceVersion, String trigger, Map<String, NodeProposal> nodes) {}

  void take(Position position) {
    remove(position.getSku());
    SkuRow row = SkuRow.of(position);
    bySku.put(row.sku(), row);
    for (StockRow stock : row.nodes()) {
      byNode.computeIfAbsent(stock.node(), node -> new TreeMap<>()).put(row.sku(), stock);
    }
    pairs += row.nodes().size();
  }

  void take(Proposal proposal) {
    Map<String, NodeProposal> nodes = new TreeMap<>();
    for (NodeProposal node : proposal.getNodes()) {
      nodes.put(node.getNode().intern(), node);
    }
    proposals.put(
        proposal.getSku(),
        new ProposalRow(
            proposal.getAt().toEpochMilli(),
            proposal.getPriceVersion(),
            proposal.getTrigger().getKind().name(),
            nodes));
  }

  /** Forgets the position of a SKU. */
  void remove(String sku) {
    SkuRow former = bySku.remove(sku);
    if (former != null) {
      for (StockRow stock : former.nodes()) {
        NavigableMap<String, StockRow> rows = byNode.get(stock.node());
        if (rows != null) {
          rows.remove(sku);
        }
      }
      pairs -= former.nodes().size();
    }
  }

  /** Forgets the proposal of a SKU. */
  void removeProposal(String sku) {
    proposals.remove(sku);
  }

  public Optional<SkuRow> sku(String sku) {
    return Optional.ofNullable(bySku.get(sku));
  }

  public Optional<ProposalRow> proposal(String sku) {
    return Optional.ofNullable(proposals.get(sku));
  }

  /** All proposals by SKU, in no order. */
  public Map<String, ProposalRow> proposals() {
    return Collections.unmodifiableMap(proposals);
  }

  /** SKUs with a position, in order. */
  public NavigableMap<String, SkuRow> all() {
    return Collections.unmodifiableNavigableMap(bySku);
  }

  /** Stock at a node by SKU; empty for a node that holds nothing and should not. */
  public NavigableMap<String, StockRow> at(String node) {
    NavigableMap<String, StockRow> rows = byNode.get(node);
    return rows == null
        ? Collections.emptyNavigableMap()
        : Collections.unmodifiableNavigableMap(rows);
  }

  /** Nodes that hold or should hold anything. */
  public Collection<String> nodes() {
    return Collections.unmodifiableCollection(byNode.keySet());
  }

  /** Number of SKU and node pairs. */
  public long pairs() {
    return pairs;
  }
}
