package org.echelon.producers.world;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.echelon.producers.us8.SiteCapacities;
import org.echelon.producers.us8.SkuProfile;
import org.echelon.producers.us8.Us8;
import org.echelon.producers.us8.Us8Network;
import org.echelon.producers.us8.VendorLeadTimes;
import org.echelon.reference.Item;
import org.echelon.reference.Network;
import org.echelon.reference.NodeKind;

/**
 * The eight-region network for a retailer's goods. Its tariffs are made for goods of about twenty
 * in currency, so all of its money is scaled to the retailer's prices; otherwise parcels would cost
 * more than what is in them and nothing could be stored too widely. Limits are those of the
 * generated world: the rooms and the flow that are scarce there cover the same share of the need.
 */
final class RetailSupply implements RealSupply {
  /** Median price of the generated catalogue. */
  private static final double USUAL_PRICE = 20;

  private final List<SkuProfile> profiles;
  private final Network network;
  private final Records records;

  /**
   * @param medianPrice of all goods of the retailer
   */
  RetailSupply(Instant startAt, Records records, List<SkuProfile> profiles, double medianPrice) {
    this.profiles = profiles;
    this.records = records;
    double scale = medianPrice / USUAL_PRICE;
    List<SkuProfile> inUsualMoney = profiles.stream().map(p -> priced(p, scale)).toList();
    Network usual =
        new Us8Network(startAt, "GBP", VendorLeadTimes.gamma(), false)
            .with(SiteCapacities.of(inUsualMoney, 0, 1));
    this.network = ScaledMoney.of(usual, scale);
  }

  private static SkuProfile priced(SkuProfile p, double scale) {
    return new SkuProfile(
        p.sku(), p.ratePerDay(), p.varianceToMean(), p.unitCube(), p.sellingPrice() / scale);
  }

  @Override
  public List<SkuProfile> profiles() {
    return profiles;
  }

  @Override
  public List<Item> items() {
    return profiles.stream().map(records::item).toList();
  }

  @Override
  public Network network() {
    return network;
  }

  @Override
  public Map<String, Double> centres() {
    Function<Us8.Site, Double> share = site -> Us8.shareFedBy(site.ordinal());
    return Us8.SITES.stream()
        .filter(site -> site.kind() == NodeKind.DC)
        .collect(Collectors.toMap(Us8.Site::id, share));
  }
}
