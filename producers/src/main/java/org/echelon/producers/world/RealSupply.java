package org.echelon.producers.world;

import java.util.List;
import java.util.Map;
import org.echelon.producers.us8.SkuProfile;
import org.echelon.reference.Item;
import org.echelon.reference.Network;

/** The invented supply that real orders are given, sized for what is forecast at a border. */
interface RealSupply {

  /** What was known of the items at the border, in order of SKU. */
  List<SkuProfile> profiles();

  /** The items as the platform is told of them, in order of SKU. */
  List<Item> items();

  /** The network, with limits that follow from the forecasts at the border. */
  Network network();

  /** Share of all demand that passes through each centre that vendors fill. */
  Map<String, Double> centres();
}
