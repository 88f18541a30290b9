package org.echelon.processor.plan;

import static java.time.Instant.ofEpochMilli;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.echelon.codec.ItemMapping;
import org.echelon.network.Lane;
import org.echelon.network.Network;
import org.echelon.planning.Want;
import org.echelon.state.LabDecision;
import org.echelon.state.LabLine;
import org.echelon.system.Ask;

/**
 * Answers the question of a gate twice: by the plans that rule and by those of a lab, from the same
 * stock at the same place of the log. What the gate then grants is no part of it.
 */
final class PairedAnswers {
  private static final double MICROS = 1e6;

  private final PlanTask task;
  private final String lab;
  private final WantStep live;
  private final SecondPlans second;

  PairedAnswers(PlanTask task, String lab, WantStep live, SecondPlans second) {
    this.task = task;
    this.lab = lab;
    this.live = live;
    this.second = second;
  }

  /** What both would take of every SKU of which one wants something; nothing for a dry ask. */
  List<LabDecision> to(Ask ask) {
    List<LabDecision> answers = new ArrayList<>();
    if (ask.getDry() || !task.epochs.ready()) {
      return answers;
    }
    Set<String> lanes = new HashSet<>(ask.getLanes());
    for (SkuState state : task.skus.all()) {
      if (state.item.isPresent() && !state.stock.frozen()) {
        pair(state, ask, lanes).ifPresent(answers::add);
      }
    }
    return answers;
  }

  private Optional<LabDecision> pair(SkuState state, Ask ask, Set<String> lanes) {
    Map<String, Want> mine = wanted(() -> live.of(state), state, ask, lanes);
    Map<String, Want> other = wanted(() -> second.wants(state), state, ask, lanes);
    if (mine.isEmpty() && other.isEmpty()) {
      return Optional.empty();
    }
    Set<String> named = new HashSet<>(mine.keySet());
    named.addAll(other.keySet());
    List<String> sorted = new ArrayList<>(named);
    Collections.sort(sorted);
    AnswerGap gap = new AnswerGap(task.network(), live, second, state);
    List<LabLine> lines = new ArrayList<>();
    for (String id : sorted) {
      Lane lane = lane(id, mine, other);
      lines.add(gap.line(lane, units(mine, id), units(other, id), total(mine) == total(other)));
    }
    Network network = task.network();
    return Optional.of(
        LabDecision.newBuilder()
            .setLab(lab)
            .setSku(state.sku)
            .setAskId(ask.getAskId())
            .setGate(ask.getGate())
            .setDecidedAt(ofEpochMilli(task.now))
            .setDepartureAt(ask.getDepartureAt())
            .setNetworkVersion(network.version())
            .setPriceVersion(task.epochs.priceVersion())
            .setUnitCostMicros(Math.round(ItemMapping.unitCost(state.item()) * MICROS))
            .setLines(lines)
            .build());
  }

  /** A fault here is the planner's: it leaves nothing wanted. */
  private Map<String, Want> wanted(
      Supplier<List<Want>> wants, SkuState state, Ask ask, Set<String> lanes) {
    Map<String, Want> found = new TreeMap<>();
    List<Want> all;
    try {
      all = wants.get();
    } catch (RuntimeException fault) {
      all = List.of();
    }
    for (Want want : all) {
      if (lanes.contains(want.lane().id())
          && live.mayMove(state, want)
          && want.takesOrders(ask.getDepartureAt().toEpochMilli())) {
        found.put(want.lane().id(), want);
      }
    }
    return found;
  }

  private static Lane lane(String id, Map<String, Want> mine, Map<String, Want> other) {
    Want want = mine.get(id);
    return want == null ? Objects.requireNonNull(other.get(id)).lane() : want.lane();
  }

  private static long units(Map<String, Want> wants, String lane) {
    Want want = wants.get(lane);
    return want == null ? 0 : want.units();
  }

  private static long total(Map<String, Want> wants) {
    return wants.values().stream().mapToLong(Want::units).sum();
  }
}
