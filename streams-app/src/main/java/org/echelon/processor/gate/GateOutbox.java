package org.echelon.processor.gate;

import org.echelon.codec.Origin;
import org.echelon.state.Manifest;
import org.echelon.state.Measure;
import org.echelon.state.Task;
import org.echelon.system.Ask;
import org.echelon.system.Grant;
import org.echelon.system.NodeLoad;
import org.jspecify.annotations.Nullable;

/** Where the decisions of gates go; an origin is the record of the log that led to them. */
public interface GateOutbox {

  /** Asks every task of Plan for offers. */
  void ask(Ask ask);

  /** Grants capacity to the task of Plan that the grant names. */
  void grant(Origin origin, Grant grant);

  /** Tells every task of Plan how busy a node is. */
  void load(Origin origin, NodeLoad load);

  /** Publishes what a departure carries. */
  void manifest(Manifest manifest);

  /** Publishes the progress of the task. */
  void task(String key, Task state);

  /** Publishes what was counted; null takes the record of the key out. */
  void measure(String key, @Nullable Measure measure);

  /** Tells people of something that is not as it should be. */
  void report(String text);
}
