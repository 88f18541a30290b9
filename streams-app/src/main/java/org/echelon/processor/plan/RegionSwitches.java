package org.echelon.processor.plan;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.echelon.codec.LogKind;
import org.echelon.codec.LogRecord;
import org.echelon.codec.RegionMapping;
import org.echelon.control.Control;
import org.echelon.control.ControlAction;
import org.echelon.network.Network;
import org.echelon.network.Region;
import org.echelon.network.RegionPolicy;
import org.echelon.network.RegionSwitch;
import org.jspecify.annotations.Nullable;

/**
 * The operators' switches of regions. Of each scope the newest revision that has begun rules; one
 * that begins later leaves it in force until then.
 *
 * <pre>
 * switch/SCOPE/REVISION    revisions that rule or will
 * </pre>
 */
final class RegionSwitches {
  private static final String KEY = "switch/";

  private final Meta meta;

  /** By scope and revision. */
  private final TreeMap<String, TreeMap<Integer, Control>> scopes = new TreeMap<>();

  RegionSwitches(Meta meta) {
    this.meta = meta;
    meta.each(KEY, (key, value) -> keep(LogRecord.decode(value).as(Control.class)));
  }

  /** Takes a control of the family REGION whose revision is the next one. */
  void take(Control control, long now) {
    keep(control);
    meta.record(key(control), LogKind.CONTROL, control);
    forget(control.getScope(), now);
  }

  /** The switches in force at an instant, by scope. */
  List<Control> inForce(long now) {
    List<Control> inForce = new ArrayList<>();
    for (TreeMap<Integer, Control> revisions : scopes.values()) {
      Control begun = begun(revisions, now);
      if (begun != null && begun.getAction() == ControlAction.SWITCH && !expired(begun, now)) {
        inForce.add(begun);
      }
    }
    return inForce;
  }

  /** Whether a switch begins or expires after one instant and not after another. */
  boolean turns(long after, long upTo) {
    return scopes.values().stream()
        .flatMap(revisions -> revisions.values().stream())
        .flatMap(control -> Stream.of(control.getEffectiveAt(), control.getExpiresAt()))
        .anyMatch(at -> at != null && at.toEpochMilli() > after && at.toEpochMilli() <= upTo);
  }

  /** The regions that keep to themselves in a network with switches in force. */
  static RegionPolicy policy(Network network, List<Control> inForce) {
    List<RegionSwitch> switches = inForce.stream().map(RegionMapping::toCore).toList();
    return RegionSwitch.overlay(network, switches);
  }

  /** A number that tells a policy from others; never 0. */
  static long print(RegionPolicy policy) {
    StringBuilder text = new StringBuilder();
    for (Region region : policy.regions()) {
      text.append(region.id()).append('\n');
      new TreeSet<>(region.nodes()).forEach(node -> text.append(node).append('|'));
      text.append('\n');
      new TreeSet<>(region.zones()).forEach(zone -> text.append(zone).append('|'));
      text.append('\n');
    }
    text.append(Double.doubleToLongBits(policy.outOfRegionPerUnit()));
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256")
              .digest(text.toString().getBytes(StandardCharsets.UTF_8));
      return ByteBuffer.wrap(hash).getLong() | 1;
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private void forget(String scope, long now) {
    TreeMap<Integer, Control> revisions = scopes.getOrDefault(scope, new TreeMap<>());
    Control begun = begun(revisions, now);
    if (begun != null) {
      for (Control old : List.copyOf(revisions.headMap(begun.getRevision()).values())) {
        remove(revisions, old);
      }
      if (begun.getAction() != ControlAction.SWITCH || expired(begun, now)) {
        remove(revisions, begun);
      }
    }
    if (revisions.isEmpty()) {
      scopes.remove(scope);
    }
  }

  private void remove(TreeMap<Integer, Control> revisions, Control old) {
    revisions.remove(old.getRevision());
    meta.remove(key(old));
  }

  private static @Nullable Control begun(TreeMap<Integer, Control> revisions, long now) {
    Control begun = null;
    for (Control control : revisions.values()) {
      begun = control.getEffectiveAt().toEpochMilli() <= now ? control : begun;
    }
    return begun;
  }

  private static boolean expired(Control control, long now) {
    Instant end = control.getExpiresAt();
    return end != null && end.toEpochMilli() <= now;
  }

  private static String key(Control control) {
    return KEY + control.getScope() + "/" + Meta.sorted(control.getRevision());
  }

  private void keep(Control control) {
    scopes
        .computeIfAbsent(control.getScope(), scope -> new TreeMap<>())
        .put(control.getRevision(), control);
  }
}
