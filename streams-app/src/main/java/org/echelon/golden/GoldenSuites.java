package org.echelon.golden;

/** Every suite of instances there is. */
public enum GoldenSuites implements GoldenSuite {
  DEMAND("demand laws", new DemandTailSuite()),
  LOST_SALES("lost sales", new ErlangLossSuite()),
  LOT_SIZES("lot sizes", new LotSizingSuite()),
  SINGLE_NODE("single nodes", new SingleNodeSuite()),
  SERIAL("serial systems", new SerialSuite()),
  TREES("trees", new TreeSuite()),
  PLACEMENT("safety stock placement", new PlacementSuite()),
  NODE_VALUE("value at a node", new NodeValueSuite()),
  OVERFLOW("overflow", new OverflowSuite()),
  ROUTING("routing", new RoutingSuite()),
  SUPPLY("buys and transfers", new SupplyFlowSuite()),
  SHARED_STORAGE("shared storage", new SharedStorageSuite()),
  COUPLED("coupled programs", new CoupledProgramSuite()),
  FULFILLMENT("fulfilment", new FulfillmentSuite()),
  PRICES("prices", new PricingSmallSuite()),
  WEEKS("prices by week", new ForwardSuite()),
  BOUNDS("lower bounds", new BoundSuite());

  private final String title;
  private final GoldenSuite suite;

  GoldenSuites(String title, GoldenSuite suite) {
    this.title = title;
    this.suite = suite;
  }

  /** What it is about, in a few words. */
  public String title() {
    return title;
  }

  @Override
  public void fill(GoldenTable table) {
    suite.fill(table);
  }
}
