package org.echelon.processor.plan;

import org.echelon.codec.GeographyMapping;
import org.echelon.codec.MeasureCodec;
import org.echelon.measure.window.Geographies;
import org.echelon.network.Network;
import org.jspecify.annotations.Nullable;

/** The maps that measures go by, kept in meta: a record for each map, and the instant counted. */
final class MeasureMaps {
  /** What the keys of maps start with. */
  static final String MAP = "measure-map/";

  private static final String COUNTED = "measure-counted";

  private final PlanTask task;
  private final Geographies maps = new Geographies();
  private @Nullable Network followed;
  private long counted;

  MeasureMaps(PlanTask task) {
    this.task = task;
    task.meta.each(
        MAP,
        (key, value) ->
            maps.restore(
                Long.parseLong(key.substring(MAP.length())), MeasureCodec.decodeMap(value)));
    this.counted = task.meta.numberOr(COUNTED, Long.MIN_VALUE);
    maps.restoreCounted(counted);
  }

  /** The maps over time. */
  Geographies all() {
    return maps;
  }

  /** Whether another network is in force than was looked at. */
  boolean behind() {
    return task.network() != followed;
  }

  /** Takes the map in force, and forgets those that count for nothing any more. */
  void follow() {
    if (!behind()) {
      return;
    }
    Network network = task.network();
    followed = network;
    maps.follow(GeographyMapping.of(network, task.epochs.published()), task.now)
        .ifPresent(
            at -> task.meta.bytes(MAP + Meta.sorted(at), MeasureCodec.encode(maps.newest())));
    maps.forget(task.now).forEach(at -> task.meta.remove(MAP + Meta.sorted(at)));
  }

  /** Keeps how far has been counted. */
  void save() {
    if (maps.counted() > counted) {
      counted = maps.counted();
      task.meta.number(COUNTED, counted);
    }
  }
}
