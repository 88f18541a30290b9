package org.echelon.processor.plan;

import org.echelon.control.Control;
import org.echelon.control.ControlAction;

/** Does at once what people order: decides on held lines, stops or repeats commands. */
final class OperatorOrders {
  private static final String SKU = "sku:";

  private final PlanTask task;
  private final SkuGuard guard;
  private final Approvals approvals;
  private final Cancellations cancellations;

  OperatorOrders(PlanTask task, SkuGuard guard, Approvals approvals, Cancellations cancellations) {
    this.task = task;
    this.guard = guard;
    this.approvals = approvals;
    this.cancellations = cancellations;
  }

  /** Obeys a control that was taken just now. */
  void obey(Control control) {
    switch (control.getFamily()) {
      case APPROVAL -> {
        if (task.epochs.ready()) {
          approvals.decide(control);
        }
      }
      case COMMAND -> ofCommand(control);
      case OVERRIDE -> rethink();
      case HALT, MODE -> relane(control.getScope());
      default -> {}
    }
  }

  /** Lanes carry more or less than before, so other units are wanted over those above them. */
  private void relane(String scope) {
    if (scope.startsWith(SKU)) {
      String sku = scope.substring(SKU.length()).replaceAll("@.*", "");
      if (task.skus.knows(sku)) {
        task.skus.state(sku).wantsOf = null;
        task.skus.state(sku).proposalDue(task.trigger);
      }
    } else {
      task.rethink();
      task.skus.all().forEach(state -> state.proposalDue(task.trigger));
    }
  }

  /** What people ordered has begun or ended: wants are made anew and proposals say so. */
  void rethink() {
    task.rethink();
    if (task.controls.anyOnLanes()) {
      task.skus.all().forEach(state -> state.proposalDue(task.trigger));
    }
    for (String sku : task.controls.overridden()) {
      if (task.skus.knows(sku)) {
        SkuState state = task.skus.state(sku);
        state.proposalDue(task.trigger);
      }
    }
  }

  /** A command's SKU is not named, so all are asked; orders of this kind are rare. */
  private void ofCommand(Control control) {
    String id = control.getScope().substring("command:".length());
    for (SkuState state : task.skus.all()) {
      if (cancellations.knows(state, id)) {
        guard.run(
            state,
            () -> {
              if (control.getAction() == ControlAction.CANCEL) {
                cancellations.cancel(state, id);
              } else {
                cancellations.resend(state, id);
              }
            });
        return;
      }
    }
  }
}
