package org.echelon.producers.world;

import java.util.List;
import java.util.Map;
import org.echelon.producers.iowa.Iowa;
import org.echelon.producers.iowa.IowaFile;
import org.echelon.producers.us8.SkuProfile;
import org.echelon.reference.Item;
import org.echelon.reference.Network;

/** The Iowa network with its packs, vendors and order days, for some of its items. */
record IowaSupply(IowaFile file, Records records) implements RealSupply {

  @Override
  public List<SkuProfile> profiles() {
    return file.profiles();
  }

  @Override
  public List<Item> items() {
    return file.complete(file.profiles().stream().map(records::item).toList());
  }

  @Override
  public Network network() {
    return file.network();
  }

  @Override
  public Map<String, Double> centres() {
    return Map.of(Iowa.DC, 1.0);
  }
}
