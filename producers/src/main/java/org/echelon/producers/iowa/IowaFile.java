package org.echelon.producers.iowa;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.echelon.event.DemandClass;
import org.echelon.producers.us8.SkuProfile;
import org.echelon.reference.Item;
import org.echelon.reference.Network;
import org.echelon.reference.Speed;

/** What one reading of the file and of the master data beside it gives. */
public final class IowaFile {
  private final Instant startAt;
  private final List<IowaSku> skus;

  IowaFile(Instant startAt, List<IowaSku> skus) {
    this.startAt = startAt;
    this.skus = skus;
  }

  /** Reads the file from end to end. */
  public static IowaFile of(Path orders) {
    IowaSurvey survey = IowaSurvey.of(orders);
    return new IowaFile(survey.startAt(), survey.skus());
  }

  /** Midnight, in UTC, before the first usable row. */
  public Instant startAt() {
    return startAt;
  }

  /** How each item sells, in order of number. */
  public List<SkuProfile> profiles() {
    return skus.stream().map(IowaSku::profile).toList();
  }

  /** The network for these items. */
  public Network network() {
    return IowaNetwork.of(startAt, skus);
  }

  /** Adds to plain items, one for each profile and in the same order, what the master data say. */
  public List<Item> complete(List<Item> plain) {
    List<Item> items = new ArrayList<>();
    for (int i = 0; i < skus.size(); i++) {
      items.add(IowaItems.complete(plain.get(i), skus.get(i)));
    }
    return items;
  }

  /** Every zone with its share of demand; there is one speed. */
  public static List<DemandClass> demandClasses() {
    return Iowa.AREAS.stream()
        .map(
            area ->
                DemandClass.newBuilder()
                    .setZone(area.zone())
                    .setSpeed(Speed.TWO_DAY)
                    .setShare(area.share())
                    .build())
        .toList();
  }
}
