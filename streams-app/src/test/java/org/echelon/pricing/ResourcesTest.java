package org.echelon.pricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.echelon.network.Capacity;
import org.echelon.network.Network;
import org.echelon.network.Networks;
import org.echelon.network.Node;
import org.echelon.pricing.Resources.Kind;
import org.echelon.valuation.PriceView;
import org.junit.jupiter.api.Test;

class ResourcesTest {
  private static final double INFINITE = Double.POSITIVE_INFINITY;

  @Test
  void shouldHaveARowForEachFiniteLimitInOrderOfNode() {
    Resources resources =
        Resources.of(
            chain(new Capacity(500, INFINITE, 40), Capacity.UNLIMITED, new Capacity(90, 30, 20)));

    assertThat(resources.size()).isEqualTo(4);
    assertThat(resources.row(0)).isEqualTo(new Resources.Row(1, "DC STORAGE", Kind.STORAGE, 500));
    assertThat(resources.row(1)).isEqualTo(new Resources.Row(1, "DC FLOW", Kind.FLOW, 40));
    assertThat(resources.row(3)).isEqualTo(new Resources.Row(3, "FC-B FLOW", Kind.FLOW, 20));
    assertThat(resources.storageRow(2)).isEqualTo(-1);
    assertThat(resources.flowRow(-1)).isEqualTo(-1);
  }

  @Test
  void shouldChargeFlowOfANodeThatOnlyFillsOthersToThoseItFills() {
    Capacity limited = new Capacity(500, 40, 40);
    Resources resources = Resources.of(chain(limited, limited, limited));

    assertThat(resources.flowRow(1)).isEqualTo(1);
    assertThat(resources.ownFlowRow(1)).isEqualTo(-1);
    assertThat(resources.ownFlowRow(2)).isEqualTo(resources.flowRow(2)).isEqualTo(3);
  }

  @Test
  void shouldTurnRowsIntoAViewAndBack() {
    Capacity limited = new Capacity(500, 40, 40);
    Resources resources = Resources.of(chain(limited, Capacity.UNLIMITED, limited));
    double[] prices = {0.1, 1, 0.2, 2};

    PriceView view = resources.view(7, prices);

    assertThat(view.version()).isEqualTo(7);
    assertThat(view.storage(3)).isEqualTo(0.2);
    assertThat(view.composite(3, 1)).isEqualTo(3);
    assertThat(view.storage(2)).isZero();
    assertThat(resources.prices(view)).containsExactly(prices);
  }

  @Test
  void shouldRefuseACapacityThatIsNoLimit() {
    for (double wrong : new double[] {Double.NaN, -1, INFINITE}) {
      assertThatThrownBy(() -> new Resources.Row(0, "A STORAGE", Kind.STORAGE, wrong))
          .hasMessageContaining("A STORAGE");
    }
  }

  /** The chain V, DC, FC-A, FC-B with these limits. */
  private static Network chain(Capacity... limits) {
    Network plain = Networks.chain();
    List<Node> nodes = new ArrayList<>();
    for (Node node : plain.nodes()) {
      nodes.add(node.ordinal() == 0 ? node : with(node, limits[node.ordinal() - 1]));
    }
    return new Network(
        plain.id(),
        plain.version(),
        plain.terms(),
        nodes,
        plain.zones(),
        plain.lanes(),
        plain.shipOptions());
  }

  private static Node with(Node node, Capacity capacity) {
    return new Node(
        node.ordinal(),
        node.id(),
        node.kind(),
        node.echelon(),
        node.region(),
        node.timeZone(),
        node.homeZone(),
        capacity,
        node.storageCostPerCubeDay(),
        node.handlingInPerUnit(),
        node.handlingOutPerUnit(),
        node.handlingPerCube(),
        node.reviewDays(),
        node.open(),
        node.handlingClasses());
  }
}
