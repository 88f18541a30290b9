package org.echelon.job;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.echelon.network.Network;
import org.echelon.network.Node;
import org.echelon.price.PriceRow;
import org.echelon.price.Resource;
import org.echelon.price.Response;
import org.echelon.price.RowBlock;
import org.echelon.price.Trial;
import org.echelon.pricing.BlockSums;
import org.echelon.pricing.FreeUsage;
import org.echelon.pricing.PopulationParts.BlockUse;
import org.echelon.pricing.PopulationParts.Opening;
import org.echelon.pricing.PopulationParts.PartPlan;
import org.echelon.pricing.Resources;
import org.jspecify.annotations.Nullable;

/** What a part of a population answers, as a public record and back. */
final class TrialForm {
  private static final int BEND = 9;

  private TrialForm() {}

  /** The rows of a problem, named. */
  static List<PriceRow> rows(Resources rows, Network network) {
    List<PriceRow> named = new ArrayList<>();
    for (int r = 0; r < rows.size(); r++) {
      Resources.Row row = rows.row(r);
      boolean stored = row.kind() == Resources.Kind.STORAGE;
      String node = network.node(row.node()).id();
      named.add(new PriceRow(node, stored ? Resource.STORAGE : Resource.FLOW, 0));
    }
    return named;
  }

  /** The rows of a trial; their capacities are nobody's concern who only answers. */
  static Resources rows(Trial trial, Network network) {
    List<Resources.Row> rows = new ArrayList<>();
    for (PriceRow named : trial.getRows()) {
      Node node =
          network.nodes().stream()
              .filter(one -> one.id().equals(named.getNode()))
              .findFirst()
              .orElseThrow(
                  () -> new IllegalArgumentException("no node is called " + named.getNode()));
      boolean stored = named.getResource() == Resource.STORAGE;
      Resources.Kind kind = stored ? Resources.Kind.STORAGE : Resources.Kind.FLOW;
      rows.add(new Resources.Row(node.ordinal(), node.id() + " " + kind, kind, 0));
    }
    return Resources.rows(rows, network);
  }

  static void put(Response.Builder to, Opening opening) {
    FreeUsage free = opening.free();
    List<RowBlock> blocks = new ArrayList<>();
    for (BlockUse use : opening.blocks()) {
      List<Integer> rows = Arrays.stream(use.rows()).boxed().toList();
      blocks.add(new RowBlock(rows, list(use.factors())));
    }
    to.setSkus(opening.skus())
        .setPairs(opening.pairs())
        .setValue(free.value())
        .setFlow(list(free.flow()))
        .setStorage(list(free.storage()))
        .setHeld(list(free.held()))
        .setUnitsPerDay(list(free.unitsPerDay()))
        .setBlocks(blocks);
  }

  static Opening opening(Response from) {
    FreeUsage free =
        new FreeUsage(
            from.getValue(),
            array(from.getFlow()),
            array(from.getStorage()),
            array(from.getHeld()),
            array(from.getUnitsPerDay()));
    List<BlockUse> blocks = new ArrayList<>();
    for (RowBlock block : from.getBlocks()) {
      int[] rows = block.getRows().stream().mapToInt(Integer::intValue).toArray();
      blocks.add(new BlockUse(rows, array(block.getFactors())));
    }
    return new Opening(Math.toIntExact(from.getSkus()), from.getPairs(), free, blocks);
  }

  static void put(Response.Builder to, BlockSums sums) {
    to.setValue(Arrays.stream(sums.value()).sum())
        .setBlockValue(list(sums.value()))
        .setFlow(list(sums.flow()))
        .setStorage(list(sums.storage()))
        .setHeld(list(sums.held()));
    BlockSums.Soft soft = sums.soft();
    if (soft != null) {
      double[] bend = new double[BEND * soft.bend().length];
      for (int b = 0; b < soft.bend().length; b++) {
        System.arraycopy(soft.bend()[b], 0, bend, BEND * b, BEND);
      }
      to.setRounded(list(soft.total()))
          .setRoundedFlow(list(soft.flow()))
          .setRoundedStorage(list(soft.storage()))
          .setRoundedHeld(list(soft.held()))
          .setBend(list(bend));
    }
  }

  static BlockSums sums(Response from) {
    return new BlockSums(
        array(from.getBlockValue()),
        array(from.getFlow()),
        array(from.getStorage()),
        array(from.getHeld()),
        soft(from));
  }

  private static BlockSums.@Nullable Soft soft(Response from) {
    if (from.getRounded().isEmpty()) {
      return null;
    }
    double[] all = array(from.getBend());
    double[][] bend = new double[all.length / BEND][];
    Arrays.setAll(bend, b -> Arrays.copyOfRange(all, BEND * b, BEND * b + BEND));
    return new BlockSums.Soft(
        array(from.getRounded()),
        array(from.getRoundedFlow()),
        array(from.getRoundedStorage()),
        array(from.getRoundedHeld()),
        bend);
  }

  static void put(Response.Builder to, PartPlan plan) {
    to.setValue(plan.value()).setUsage(list(plan.usage()));
  }

  static PartPlan plan(Response from) {
    return new PartPlan(from.getValue(), array(from.getUsage()));
  }

  static List<Double> list(double[] numbers) {
    return Arrays.stream(numbers).boxed().toList();
  }

  static double[] array(List<Double> numbers) {
    return numbers.stream().mapToDouble(Double::doubleValue).toArray();
  }
}
