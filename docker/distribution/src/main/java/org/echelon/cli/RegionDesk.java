package org.echelon.cli;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.echelon.codec.NetworkMapping;
import org.echelon.codec.RegionMapping;
import org.echelon.config.Deployment;
import org.echelon.control.Control;
import org.echelon.control.ControlAction;
import org.echelon.control.ControlFamily;
import org.echelon.control.Role;
import org.echelon.network.Region;
import org.echelon.network.RegionSwitch;
import org.echelon.producers.run.Results;
import org.echelon.reference.Network;
import org.echelon.state.ControlRevision;
import org.echelon.state.Task;
import org.echelon.topic.Topic;

/** The network in force, which of its regions people switched, and whether tasks obey. */
final class RegionDesk implements AutoCloseable, Results.Handler {
  static final String ALL = "network";

  private final NetworksTold networks = new NetworksTold();
  private final Map<String, Control> switches = new TreeMap<>();
  private final RegionInputs inputs = new RegionInputs();
  private final PlanTasks tasks;
  private final Watch watch;

  /**
   * Reads what there is.
   *
   * @param planning whether items, forecasts and prices are read as well
   */
  RegionDesk(Deployment deployment, boolean planning) throws InterruptedException {
    this.tasks = new PlanTasks(deployment);
    Set<Topic> topics = EnumSet.of(Topic.NETWORK, Topic.CONTROL, Topic.TASK, Topic.REFUSED);
    if (planning) {
      topics.addAll(RegionInputs.TOPICS);
    }
    this.watch = Watch.of(deployment, topics, this);
    watch.drain();
  }

  /** The scope of a control for one region, or for all. */
  static String scope(Optional<String> region) {
    return region.map(id -> "region:" + id).orElse(ALL);
  }

  @Override
  public void published(Topic topic, String key, SpecificRecord record) {
    if (record instanceof Network network) {
      networks.take(network);
    } else if (record instanceof Task task) {
      tasks.told(key, task);
    } else if (record instanceof Control control) {
      if (control.getFamily() == ControlFamily.REGION) {
        switches.put(control.getScope(), control);
      }
    } else {
      inputs.published(key, record);
    }
  }

  @Override
  public void refused(ConsumerRecord<String, byte[]> record) {
    tasks.refused(record);
  }

  /**
   * The network that all Plan tasks obey, else the newest.
   *
   * @throws CommandFailure when there is none
   */
  Network network() {
    return networks.obeyed(tasks);
  }

  /** The same for decisions, as it is published: without what people switched. */
  org.echelon.network.Network core() {
    return NetworkMapping.toCore(network(), now().toEpochMilli());
  }

  /** The time there. */
  Instant now() {
    return tasks.clock();
  }

  /** The newest order for a scope that switches and has not expired. */
  Optional<Control> inForce(String scope) {
    return Optional.ofNullable(switches.get(scope))
        .filter(control -> control.getAction() == ControlAction.SWITCH)
        .filter(control -> control.getRevision() == revision(scope))
        .filter(control -> control.getExpiresAt() == null || control.getExpiresAt().isAfter(now()));
  }

  /** All such orders, by scope. */
  List<Control> inForce() {
    return switches.keySet().stream().flatMap(scope -> inForce(scope).stream()).toList();
  }

  /** The network with these orders in force, and without them by others. */
  org.echelon.network.Network with(List<Control> orders) {
    org.echelon.network.Network own = core();
    return own.with(RegionSwitch.overlay(own, orders.stream().map(RegionMapping::toCore).toList()));
  }

  /** What plans are made from. */
  RegionInputs inputs() {
    return inputs;
  }

  /** The revision for a scope that tasks took last; what they refused does not count. */
  private int revision(String scope) {
    String id = ControlFamily.REGION + "/" + scope;
    return tasks
        .reported()
        .flatMap(task -> task.getControls().stream())
        .filter(known -> known.getControlId().equals(id))
        .mapToInt(ControlRevision::getRevision)
        .max()
        .orElse(0);
  }

  /** The next order for a scope. */
  Control next(ControlAction action, String scope, String why) {
    Instant now = now();
    return Control.newBuilder()
        .setControlId(ControlFamily.REGION + "/" + scope)
        .setRevision(revision(scope) + 1)
        .setFamily(ControlFamily.REGION)
        .setAction(action)
        .setScope(scope)
        .setWho(Audits.who())
        .setRole(Role.OPERATOR)
        .setWhy(why)
        .setRequestedAt(now)
        .setEffectiveAt(now)
        .setRequestId(UUID.randomUUID().toString())
        .setPreviousRevisionOf(
            action == ControlAction.REVERT ? ControlFamily.REGION + "/" + scope : null)
        .build();
  }

  /** Waits until every Plan task obeys an order, see {@link PlanTasks#await}. */
  void awaitObeyed(Control control, long offset, Duration limit) {
    String what = control.getAction() + " of " + control.getScope();
    tasks.await(watch, what, Topic.CONTROL, offset, limit, task -> PlanTasks.took(task, control));
  }

  int planTasks() {
    return tasks.all();
  }

  /** Ids of the regions of the network, in order. */
  List<String> regions() {
    return core().regions().stream().map(Region::id).toList();
  }

  @Override
  public void close() {
    watch.close();
  }
}
