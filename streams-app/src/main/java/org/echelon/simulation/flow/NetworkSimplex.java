package org.echelon.simulation.flow;

import java.util.Arrays;

/**
 * The cheapest flow through a network with capacities, by the primal network simplex method.
 *
 * <pre>
 * min sum c_a x_a,   sum out of v - sum into v = supply_v,   0 &lt;= x_a &lt;= capacity_a
 * </pre>
 *
 * <p>Vertex 0 is the outside: its supply is what balances the others. Each vertex starts with an
 * arc of its own from or to the outside that costs more than any route; such arcs leave for good.
 * The tree of basic arcs is kept strongly feasible (Cunningham 1976), which rules out cycling, and
 * arcs are priced a block at a time. Exact up to rounding: at the end no arc's reduced cost is
 * beyond 1e-9 of its bound, and potentials are the marginal costs of a unit at a vertex. A pivot
 * costs the length of its cycle plus the size of the part of the tree that moves. Source: Ahuja,
 * Magnanti, Orlin, Network Flows (1993), chapter 11.
 */
public final class NetworkSimplex {
  private static final double TOLERANCE = 1e-9;
  private static final double DEAR = 1e5;
  private static final int OUTSIDE = 0;
  private static final int NONE = -1;
  private static final int BLOCK = 48;
  private static final int PIVOTS_PER_ARC = 100;

  private static final byte AT_ZERO = 0;
  private static final byte AT_CAPACITY = 1;
  private static final byte BASIC = 2;

  private final int vertices;
  private int arcs;
  private int[] tail;
  private int[] head;
  private double[] cost;
  private double[] capacity;
  private double[] flow;
  private byte[] state;
  private final double[] supply;

  // The tree: arc of a vertex to its parent, and the children as doubly linked lists.
  private final int[] parent;
  private final int[] arcUp;
  private final int[] depth;
  private final int[] firstChild;
  private final int[] nextSibling;
  private final int[] lastSibling;
  private final double[] potential;
  private final int[] stack;
  private int scanFrom;
  private int priced;

  /** A network without arcs. */
  public NetworkSimplex(int vertices) {
    this.vertices = vertices;
    this.supply = new double[vertices];
    this.parent = new int[vertices];
    this.arcUp = new int[vertices];
    this.depth = new int[vertices];
    this.firstChild = new int[vertices];
    this.nextSibling = new int[vertices];
    this.lastSibling = new int[vertices];
    this.potential = new double[vertices];
    this.stack = new int[vertices];
    int room = 8 * vertices;
    this.tail = new int[room];
    this.head = new int[room];
    this.cost = new double[room];
    this.capacity = new double[room];
    this.flow = new double[room];
    this.state = new byte[room];
  }

  /** Adds an arc and returns its index. */
  public int arc(int from, int to, double most, double costPerUnit) {
    if (arcs == tail.length) {
      grow();
    }
    tail[arcs] = from;
    head[arcs] = to;
    capacity[arcs] = most;
    cost[arcs] = costPerUnit;
    flow[arcs] = 0;
    state[arcs] = AT_ZERO;
    return arcs++;
  }

  private void grow() {
    int room = 2 * tail.length;
    tail = Arrays.copyOf(tail, room);
    head = Arrays.copyOf(head, room);
    cost = Arrays.copyOf(cost, room);
    capacity = Arrays.copyOf(capacity, room);
    flow = Arrays.copyOf(flow, room);
    state = Arrays.copyOf(state, room);
  }

  /** Adds to what a vertex brings in; a negative number is taken out there. */
  public void supply(int vertex, double units) {
    supply[vertex] += units;
  }

  /** Units on an arc of the cheapest flow. */
  public double flow(int arc) {
    return flow[arc];
  }

  /** What one unit more at a vertex would save. */
  public double price(int vertex) {
    return potential[vertex] - potential[OUTSIDE];
  }

  /** Finds the cheapest flow. */
  public void solve() {
    priced = arcs;
    plantTree();
    long left = (long) PIVOTS_PER_ARC * priced;
    for (int entering = enteringArc(); entering != NONE; entering = enteringArc()) {
      pivot(entering);
      if (--left < 0) {
        throw new IllegalStateException("the flow did not settle");
      }
    }
    for (int a = priced; a < arcs; a++) {
      if (flow[a] > 1e-6) {
        throw new IllegalStateException("what is supplied cannot be carried off");
      }
    }
  }

  private void plantTree() {
    Arrays.fill(firstChild, NONE);
    parent[OUTSIDE] = NONE;
    arcUp[OUTSIDE] = NONE;
    depth[OUTSIDE] = 0;
    potential[OUTSIDE] = 0;
    scanFrom = 0;
    for (int v = 1; v < vertices; v++) {
      boolean brings = supply[v] >= 0;
      int own = arc(brings ? v : OUTSIDE, brings ? OUTSIDE : v, Double.POSITIVE_INFINITY, DEAR);
      flow[own] = Math.abs(supply[v]);
      state[own] = BASIC;
      arcUp[v] = own;
      adopt(OUTSIDE, v);
      depth[v] = 1;
      potential[v] = brings ? -DEAR : DEAR;
    }
  }

  /** Cost of a unit along an arc beyond what prices at its ends explain. */
  private double reduced(int a) {
    return cost[a] + potential[tail[a]] - potential[head[a]];
  }

  private int enteringArc() {
    int best = NONE;
    double most = TOLERANCE;
    int inBlock = 0;
    int a = scanFrom;
    for (int seen = 0; seen < priced; seen++) {
      if (state[a] != BASIC) {
        double gain = state[a] == AT_ZERO ? -reduced(a) : reduced(a);
        if (gain > most) {
          most = gain;
          best = a;
        }
      }
      a = a + 1 == priced ? 0 : a + 1;
      if (++inBlock == BLOCK) {
        if (best != NONE) {
          break;
        }
        inBlock = 0;
      }
    }
    scanFrom = a;
    return best;
  }

  /**
   * Sends as much as fits around the cycle that an arc closes. Of the arcs that block, the last one
   * met on the way round from the cycle's top leaves: that keeps the tree strongly feasible.
   */
  private void pivot(int entering) {
    boolean forward = state[entering] == AT_ZERO;
    int first = forward ? tail[entering] : head[entering];
    int second = forward ? head[entering] : tail[entering];
    int top = meeting(first, second);
    double most = capacity[entering];
    int leavingBelow = NONE;
    boolean onFirst = false;
    for (int v = first; v != top; v = parent[v]) {
      double room = tail[arcUp[v]] == v ? flow[arcUp[v]] : room(arcUp[v]);
      if (room < most) {
        most = room;
        leavingBelow = v;
        onFirst = true;
      }
    }
    for (int v = second; v != top; v = parent[v]) {
      double room = tail[arcUp[v]] == v ? room(arcUp[v]) : flow[arcUp[v]];
      if (room <= most) {
        most = room;
        leavingBelow = v;
        onFirst = false;
      }
    }
    if (most == Double.POSITIVE_INFINITY) {
      throw new IllegalStateException("a cycle without limit saves money for ever");
    }
    push(entering, forward, first, second, top, Math.max(0, most));
    if (leavingBelow == NONE) {
      state[entering] = forward ? AT_CAPACITY : AT_ZERO;
      flow[entering] = forward ? capacity[entering] : 0;
      return;
    }
    settle(arcUp[leavingBelow]);
    state[entering] = BASIC;
    rehang(entering, onFirst ? first : second, onFirst ? second : first, leavingBelow);
  }

  private double room(int a) {
    return capacity[a] - flow[a];
  }

  private int meeting(int one, int other) {
    int a = one;
    int b = other;
    while (a != b) {
      if (depth[a] >= depth[b]) {
        a = parent[a];
      } else {
        b = parent[b];
      }
    }
    return a;
  }

  private void push(int entering, boolean forward, int first, int second, int top, double units) {
    if (units == 0) {
      return;
    }
    flow[entering] += forward ? units : -units;
    for (int v = first; v != top; v = parent[v]) {
      flow[arcUp[v]] += tail[arcUp[v]] == v ? -units : units;
    }
    for (int v = second; v != top; v = parent[v]) {
      flow[arcUp[v]] += tail[arcUp[v]] == v ? units : -units;
    }
  }

  private void settle(int leaving) {
    boolean empty = flow[leaving] < room(leaving);
    state[leaving] = empty ? AT_ZERO : AT_CAPACITY;
    flow[leaving] = empty ? 0 : capacity[leaving];
  }

  /** The part of the tree below the arc that left hangs from the arc that entered. */
  private void rehang(int entering, int inPart, int newParent, int leavingBelow) {
    int above = newParent;
    int arc = entering;
    int v = inPart;
    while (true) {
      int oldParent = parent[v];
      int oldArc = arcUp[v];
      disown(oldParent, v);
      adopt(above, v);
      arcUp[v] = arc;
      if (v == leavingBelow) {
        break;
      }
      above = v;
      arc = oldArc;
      v = oldParent;
    }
    refresh(inPart);
  }

  private void refresh(int from) {
    int size = 0;
    stack[size++] = from;
    while (size > 0) {
      int v = stack[--size];
      int up = parent[v];
      int a = arcUp[v];
      depth[v] = depth[up] + 1;
      potential[v] = tail[a] == v ? potential[up] - cost[a] : potential[up] + cost[a];
      for (int child = firstChild[v]; child != NONE; child = nextSibling[child]) {
        stack[size++] = child;
      }
    }
  }

  private void adopt(int above, int v) {
    parent[v] = above;
    int old = firstChild[above];
    nextSibling[v] = old;
    lastSibling[v] = NONE;
    if (old != NONE) {
      lastSibling[old] = v;
    }
    firstChild[above] = v;
  }

  private void disown(int above, int v) {
    if (lastSibling[v] == NONE) {
      firstChild[above] = nextSibling[v];
    } else {
      nextSibling[lastSibling[v]] = nextSibling[v];
    }
    if (nextSibling[v] != NONE) {
      lastSibling[nextSibling[v]] = lastSibling[v];
    }
  }
}
