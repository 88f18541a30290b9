package org.echelon.codec;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.echelon.control.Control;
import org.echelon.control.ControlAction;
import org.echelon.control.ControlFamily;
import org.echelon.gate.AskRequest;
import org.echelon.gate.DepartureList;
import org.echelon.gate.DepartureLoad;
import org.echelon.gate.GateAsk;
import org.echelon.gate.GateGrant;
import org.echelon.gate.Halts;
import org.echelon.gate.NodeLoad;
import org.echelon.gate.OfferChunk;
import org.echelon.gate.OfferedStep;
import org.echelon.gate.Ranking;
import org.echelon.gate.SettledGrant;
import org.echelon.state.LaneLoad;
import org.echelon.state.Manifest;
import org.echelon.system.Ask;
import org.echelon.system.GateCut;
import org.echelon.system.Grant;
import org.echelon.system.GrantLine;
import org.echelon.system.NodeSums;
import org.echelon.system.Offer;
import org.echelon.system.OfferLine;
import org.echelon.system.Settlement;

/** The records that gates and Plan exchange, as the core knows them and as they travel. */
public final class GateMapping {
  /** Most lines in one part of a grant. */
  public static final int GRANT_LINES = 256;

  private GateMapping() {}

  /** One part of an answer. */
  public static OfferChunk offer(Offer avro) {
    List<OfferedStep> steps = new ArrayList<>(avro.getLines().size());
    for (OfferLine line : avro.getLines()) {
      steps.add(
          new OfferedStep(
              avro.getPartition(),
              line.getSku(),
              line.getLane(),
              line.getFirstStep(),
              line.getUnits(),
              Math.max(1, line.getPackUnits()),
              line.getUnitCube(),
              line.getMarginPerUnitDay(),
              line.getRank(),
              line.getUnitCostMicros(),
              line.getMinOrderMicros(),
              line.getUnitKg(),
              new OfferedStep.Direct(line.getInsteadOf(), line.getSavedPerUnit())));
    }
    NodeSums sums = avro.getSums();
    NodeLoad load =
        new NodeLoad(
            sums.getOnHandMilliCube(),
            sums.getInboundMilliCube(),
            sums.getInboundUnits(),
            sums.getOutflowMicroUnitsPerDay(),
            sums.getOutflowMicroCubePerDay(),
            sums.getOpenLines());
    return new OfferChunk(
        avro.getAskId(), avro.getPartition(), avro.getChunk(), avro.getLast(), load, steps);
  }

  /** What a partition made of its grant. */
  public static SettledGrant settled(Settlement avro) {
    return new SettledGrant(
        avro.getAskId(),
        avro.getPartition(),
        avro.getGranted(),
        avro.getRedeemed(),
        avro.getCommandIds(),
        avro.getLanes().stream()
            .map(
                l ->
                    new SettledGrant.OnLane(
                        l.getLane(), l.getGranted(), l.getRedeemed(), l.getUnusedMicros()))
            .toList());
  }

  /** An ask as it travels. */
  public static Ask ask(GateAsk ask) {
    return Ask.newBuilder()
        .setAskId(ask.askId())
        .setGate(ask.gate())
        .setLanes(ask.lanes())
        .setDepartureAt(Instant.ofEpochMilli(ask.departureMillis()))
        .setRound(ask.round())
        .setPriceVersion(ask.priceVersion())
        .setNetworkVersion(ask.networkVersion())
        .setLimitUnits(ask.limitUnits())
        .setLimitCube(ask.limitCube())
        .setDry(ask.dry())
        .setAt(Instant.ofEpochMilli(ask.atMillis()))
        .setReason(ask.reason())
        .build();
  }

  /** A grant as it travels: parts of at most {@value #GRANT_LINES} lines, numbered from 1. */
  public static List<Grant> grants(GateGrant grant) {
    int chunks = (grant.lines().size() + GRANT_LINES - 1) / GRANT_LINES;
    List<GateCut> cuts =
        grant.cuts().stream()
            .map(c -> new GateCut(c.resource(), c.units(), c.cutOffMargin()))
            .toList();
    List<Grant> parts = new ArrayList<>(chunks);
    for (int chunk = 0; chunk < chunks; chunk++) {
      int from = chunk * GRANT_LINES;
      int to = Math.min(from + GRANT_LINES, grant.lines().size());
      parts.add(
          Grant.newBuilder()
              .setAskId(grant.askId())
              .setGate(grant.gate())
              .setPartition(grant.partition())
              .setChunk(chunk + 1)
              .setChunks(chunks)
              .setDry(false)
              .setAt(Instant.ofEpochMilli(grant.atMillis()))
              .setDepartureAt(Instant.ofEpochMilli(grant.departureMillis()))
              .setLines(grant.lines().subList(from, to).stream().map(GateMapping::line).toList())
              .setCuts(cuts)
              .build());
    }
    return parts;
  }

  /** A manifest as it is published. */
  public static Manifest manifest(DepartureList list) {
    return Manifest.newBuilder()
        .setAskId(list.askId())
        .setGate(list.gate())
        .setDepartureAt(Instant.ofEpochMilli(list.departureMillis()))
        .setCommands(list.commandIds())
        .setGrantedUnits(list.grantedUnits())
        .setUnits(list.units())
        .setTrucks(list.trucks())
        .setComplete(list.complete())
        .setDraft(list.draft())
        .setMissingPartitions(list.missingPartitions())
        .setAt(Instant.ofEpochMilli(list.atMillis()))
        .setLoads(list.loads().stream().map(GateMapping::load).toList())
        .build();
  }

  /** The stop that a control in force means for supply, if it means one. */
  public static Optional<Halts.Halt> halt(Control control) {
    boolean stops =
        control.getFamily() == ControlFamily.HALT
            && (control.getAction() == ControlAction.FREEZE
                || control.getAction() == ControlAction.PAUSE);
    Instant until = control.getExpiresAt();
    return stops
        ? Optional.of(
            new Halts.Halt(
                control.getScope(),
                control.getEffectiveAt().toEpochMilli(),
                until == null ? Long.MAX_VALUE : until.toEpochMilli()))
        : Optional.empty();
  }

  /** The wish for an ask that a control carries, if it carries one. */
  public static Optional<AskRequest> request(Control control) {
    if (control.getFamily() != ControlFamily.ASK) {
      return Optional.empty();
    }
    return switch (control.getAction()) {
      case EXTRA -> Optional.of(new AskRequest(control.getScope(), false, AskRequest.EXTRA));
      case DRY -> Optional.of(new AskRequest(control.getScope(), true, "DRY"));
      default -> Optional.empty();
    };
  }

  private static LaneLoad load(DepartureLoad load) {
    return new LaneLoad(
        load.lane(),
        load.trucks(),
        Double.isFinite(load.truckCube()) ? load.truckCube() : null,
        load.loaded().cube(),
        load.heldUnits(),
        load.held().cube(),
        load.heldUnits() > 0 ? List.of(held(load)) : List.of(),
        Double.isFinite(load.truckKg()) ? load.truckKg() : null,
        load.loaded().kg(),
        load.held().kg());
  }

  private static String held(DepartureLoad load) {
    return load.direct() ? "REST_USUAL_WAY" : "WAITS_FOR_FULL_TRUCK";
  }

  private static GrantLine line(Ranking.GrantedLine line) {
    return new GrantLine(
        line.sku(),
        line.lane(),
        line.units(),
        line.rank(),
        line.of(),
        line.unitCostMicros(),
        line.direct().lane(),
        line.direct().truckPerUnit());
  }
}
