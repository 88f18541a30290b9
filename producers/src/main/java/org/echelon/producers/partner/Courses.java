package org.echelon.producers.partner;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.echelon.command.Ack;
import org.echelon.command.AckKind;
import org.echelon.command.AssignmentCommand;
import org.echelon.command.PurchaseCommand;
import org.echelon.command.TransferCommand;
import org.echelon.producers.chance.Chance;
import org.echelon.reference.Lane;
import org.echelon.reference.LeadTimeDuration;
import org.echelon.reference.LeadTimeFamily;
import org.echelon.reference.Network;

/**
 * Decides how partners carry out a command, as a function of the seed and the command's id. Lead
 * times are gamma with the mean and deviation of the lane, or drawn from its quantiles.
 */
final class Courses {
  private final TrueNetwork network;
  private final IdentityHashMap<Network, Map<String, LeadTimeDuration>> leadTimes =
      new IdentityHashMap<>();
  private final long seed;
  private final Behaviour behaviour;

  Courses(Network network, long seed, Behaviour behaviour) {
    this(TrueNetwork.always(network), seed, behaviour);
  }

  Courses(TrueNetwork network, long seed, Behaviour behaviour) {
    this.network = network;
    this.seed = seed;
    this.behaviour = behaviour;
  }

  Course of(TransferCommand command) {
    Chance chance = Chance.of(seed, command.getCommandId());
    Acks acks = new Acks(command.getCommandId(), command.getRevision(), command.getSku());
    Instant leavesAt = later(command.getDepartureAt(), command.getIssuedAt());
    Instant arrivesAt = leavesAt.plus(leadTime(command.getLane(), command.getIssuedAt(), chance));
    List<Answer> answers = new ArrayList<>();
    Instant acceptedAt = earlier(after(command.getIssuedAt(), chance, 1, 20), leavesAt);
    Ack.Builder accepted = acks.accepted(command.getFrom(), command.getUnits());
    answers.add(answer(acceptedAt, accepted.setExpectedAt(leavesAt)));
    Ack.Builder shipped = acks.shipped(command.getFrom(), command.getUnits());
    answers.add(answer(leavesAt, shipped.setExpectedAt(arrivesAt)));
    receive(acks, command.getTo(), command.getUnits(), arrivesAt, chance, answers);
    return new Course(
        command.getFrom(),
        command.getLane(),
        leavesAt,
        command.getExpiresAt(),
        repeat(answers, chance));
  }

  Course of(PurchaseCommand command) {
    Chance chance = Chance.of(seed, command.getCommandId());
    Acks acks = new Acks(command.getCommandId(), command.getRevision(), command.getSku());
    Duration leadTime = leadTime(command.getLane(), command.getIssuedAt(), chance);
    Instant arrivesAt = command.getIssuedAt().plus(leadTime);
    // The vendor packs for the first half of the lead time and can be stopped until then.
    Instant leavesAt = command.getIssuedAt().plus(leadTime.dividedBy(2));
    List<Answer> answers = new ArrayList<>();
    Instant acceptedAt = earlier(after(command.getIssuedAt(), chance, 60, 360), leavesAt);
    Ack.Builder accepted = acks.accepted(command.getVendor(), command.getUnits());
    answers.add(answer(acceptedAt, accepted.setExpectedAt(command.getDeliverBy())));
    if (chance.happens(behaviour.announced())) {
      Ack.Builder shipped = acks.shipped(command.getVendor(), command.getUnits());
      answers.add(answer(leavesAt, shipped.setExpectedAt(arrivesAt)));
    }
    receive(acks, command.getTo(), command.getUnits(), arrivesAt, chance, answers);
    return new Course(
        command.getVendor(), null, leavesAt, command.getExpiresAt(), repeat(answers, chance));
  }

  Course of(AssignmentCommand command) {
    Chance chance = Chance.of(seed, command.getCommandId());
    Acks acks = new Acks(command.getCommandId(), command.getRevision(), command.getSku());
    String node = command.getNode();
    Instant acceptedAt = after(command.getIssuedAt(), chance, 2, 10);
    Instant picked = after(command.getIssuedAt(), chance, 60, 240);
    // Ready for the cut-off, unless the command comes too late for that.
    Instant leavesAt = later(earlier(picked, command.getReadyBy()), acceptedAt.plusSeconds(60));
    List<Answer> answers = new ArrayList<>();
    answers.add(answer(acceptedAt, acks.accepted(node, command.getUnits())));
    if (chance.happens(behaviour.refused())) {
      Ack.Builder refused = acks.ack(AckKind.REJECTED, node, "1", 0);
      answers.add(answer(leavesAt, refused.setReason("NOT_FOUND")));
    } else {
      answers.add(answer(leavesAt, acks.shipped(node, command.getUnits())));
    }
    return new Course(node, null, leavesAt, command.getExpiresAt(), repeat(answers, chance));
  }

  /** One delivery or two, whole but for the rare damaged or missing unit; the last one says so. */
  private void receive(
      Acks acks, String node, long units, Instant at, Chance chance, List<Answer> answers) {
    boolean parts = chance.happens(behaviour.partial()) && units > 1;
    long first = parts ? Math.max(1, (long) (units * chance.uniform(0.3, 0.8))) : units;
    long damaged = chance.happens(behaviour.damaged()) ? 1 : 0;
    boolean isShort = chance.happens(behaviour.shortShare());
    Instant lastAt = parts ? after(at, chance, 60, 24 * 60) : at;
    long rest = parts ? units - first : units;
    long missing = isShort ? Math.max(0, Math.min(1 + units / 20, rest - damaged)) : 0;
    if (parts) {
      answers.add(answer(at, acks.ack(AckKind.RECEIVED, node, "1", first).setLast(false)));
    }
    Ack.Builder last =
        acks.ack(AckKind.RECEIVED, node, parts ? "2" : "1", rest - damaged - missing)
            .setDamagedUnits(damaged)
            .setLast(true)
            .setReason(missing > 0 ? "CARRIER_LOST" : null);
    answers.add(answer(lastAt, last));
  }

  private List<Answer> repeat(List<Answer> answers, Chance chance) {
    List<Answer> all = new ArrayList<>(answers);
    for (Answer answer : answers) {
      if (chance.happens(behaviour.duplicated())) {
        all.add(new Answer(after(answer.at(), chance, 1, 30), answer.ack(), true));
      }
    }
    return all;
  }

  private Duration leadTime(String lane, Instant at, Chance chance) {
    LeadTimeDuration time = leadTimes(network.version(at)).get(lane);
    if (time == null) {
      throw new IllegalArgumentException("a command names lane " + lane + ", which does not exist");
    }
    double days = time.getMeanDays();
    if (time.getFamily() == LeadTimeFamily.EMPIRICAL) {
      days = quantile(time, chance.uniform());
    } else if (time.getSdDays() > 0) {
      double shape = Math.pow(time.getMeanDays() / time.getSdDays(), 2);
      days = chance.gamma(shape, time.getMeanDays() / shape);
    }
    return Duration.ofMinutes(Math.round(Math.max(time.getMinDays(), days) * 24 * 60));
  }

  private Map<String, LeadTimeDuration> leadTimes(Network version) {
    return leadTimes.computeIfAbsent(
        version,
        v -> v.getLanes().stream().collect(Collectors.toMap(Lane::getLane, Lane::getLeadTime)));
  }

  /** Between the stated quantiles the time rises evenly; beyond them it stays. */
  private static double quantile(LeadTimeDuration time, double probability) {
    List<Double> probabilities = time.getQuantileProbabilities();
    List<Double> days = time.getQuantileDays();
    int above = 0;
    while (above < days.size() && probabilities.get(above) <= probability) {
      above++;
    }
    if (above == 0 || above == days.size()) {
      return days.get(above == 0 ? 0 : above - 1);
    }
    double from = probabilities.get(above - 1);
    double part = (probability - from) / (probabilities.get(above) - from);
    return days.get(above - 1) + part * (days.get(above) - days.get(above - 1));
  }

  private static Answer answer(Instant at, Ack.Builder ack) {
    return new Answer(at, ack.setOccurredAt(at).build(), false);
  }

  private static Instant after(Instant at, Chance chance, double minutes, double most) {
    return at.plusSeconds(Math.round(60 * chance.uniform(minutes, most)));
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }

  private static Instant later(Instant one, Instant other) {
    return one.isBefore(other) ? other : one;
  }
}
