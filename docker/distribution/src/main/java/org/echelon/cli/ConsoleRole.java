package org.echelon.cli;

import org.echelon.config.Deployment;
import org.echelon.console.ConsoleWriter;
import org.echelon.control.Role;

/** What whoever opens the console may do. */
enum ConsoleRole {
  VIEWER(Role.VIEWER),
  PLANNER(Role.PLANNER),
  OPERATOR(Role.OPERATOR);

  private final Role role;

  ConsoleRole(Role role) {
    this.role = role;
  }

  /** Orders in this role, in the name of the person who starts the console. */
  ConsoleWriter writer(Deployment deployment) {
    return new ConsoleWriter(
        Audits.who(), role, new ConsoleHalts(deployment), new ConsoleResends(deployment));
  }
}
