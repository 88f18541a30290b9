package org.echelon.cli;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecord;
import org.echelon.codec.ForecastMapping;
import org.echelon.codec.ItemMapping;
import org.echelon.codec.MeasureForm;
import org.echelon.codec.PriceChunks;
import org.echelon.codec.PriceMapping;
import org.echelon.event.Forecast;
import org.echelon.measure.window.MeasureValue;
import org.echelon.network.Network;
import org.echelon.planning.RegionOutlook;
import org.echelon.price.PriceVector;
import org.echelon.price.VectorStatus;
import org.echelon.producers.cost.Distances;
import org.echelon.reference.Item;
import org.echelon.state.Measure;
import org.echelon.topic.Topic;
import org.echelon.valuation.PriceView;
import org.jspecify.annotations.Nullable;

/** What plans are made from, as it was last published: items, forecasts, prices. */
final class RegionInputs {
  static final Set<Topic> TOPICS =
      EnumSet.of(Topic.ITEM, Topic.FORECAST, Topic.PRICE, Topic.MEASURE);

  private final Map<String, Item> items = new TreeMap<>();
  private final Map<String, Forecast> forecasts = new TreeMap<>();
  private final Map<String, MeasureValue> measures = new TreeMap<>();
  private final PriceChunks chunks = new PriceChunks();
  private @Nullable PriceVector prices;

  void published(String key, SpecificRecord record) {
    if (record instanceof Item item) {
      items.put(key, item);
    } else if (record instanceof Forecast forecast) {
      forecasts.put(key, forecast);
    } else if (record instanceof PriceVector part) {
      PriceVector whole = chunks.whole(part);
      boolean rules = whole != null && whole.getStatus() != VectorStatus.CERTIFICATE_ONLY;
      prices = rules ? whole : prices;
    } else if (record instanceof Measure measure) {
      measures.put(key, MeasureForm.value(measure));
    }
  }

  /** Items that are expected to be asked for. */
  long planned() {
    return items.keySet().stream().filter(forecasts::containsKey).count();
  }

  /** Items without a forecast. */
  long left() {
    return items.size() - planned();
  }

  /** What was measured in the last days of those that have a measure, most recent last. */
  List<MeasuredDay> measured(int lastDays) {
    List<MeasuredDay> days = MeasuredDay.of(measures.values());
    return days.subList(Math.max(0, days.size() - lastDays), days.size());
  }

  /** Version of the prices in force for a network; 0 for none. */
  long priceVersion(Network network) {
    PriceVector vector = prices;
    return vector == null || vector.getNetworkVersion() != network.version()
        ? 0
        : vector.getVersion();
  }

  /** Plans everything both ways. */
  RegionOutlook outlook(
      org.echelon.reference.Network published, Network before, Network after, Instant at) {
    LocalDate day = LocalDate.ofInstant(at, ZoneOffset.UTC);
    PriceVector vector = prices;
    PriceView view =
        vector == null || priceVersion(before) == 0
            ? PriceView.none(before.nodeSpan())
            : PriceMapping.arriving(vector, before, day);
    RegionOutlook outlook = new RegionOutlook(before, after, new Distances(published, before)::km);
    for (Map.Entry<String, Item> item : items.entrySet()) {
      Forecast forecast = forecasts.get(item.getKey());
      if (forecast != null) {
        outlook.add(
            ItemMapping.terms(item.getValue(), before),
            ForecastMapping.profile(forecast, before, day),
            view);
      }
    }
    return outlook;
  }
}
