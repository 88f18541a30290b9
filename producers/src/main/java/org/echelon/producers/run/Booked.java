package org.echelon.producers.run;

import org.apache.avro.specific.SpecificRecord;
import org.echelon.command.AssignmentCommand;
import org.echelon.producers.cost.CostSheet;
import org.echelon.simulation.VirtualPlatform;
import org.echelon.topic.Topic;

/** Hands what is decided to those who book its cost and to the customers who wait for it. */
record Booked(CostSheet costs, Patience customers) implements VirtualPlatform.Subscriber {

  @Override
  public boolean wants(Topic topic) {
    return topic == Topic.TRANSFER
        || topic == Topic.PURCHASE
        || topic == Topic.ASSIGNMENT
        || topic == Topic.PRICE;
  }

  @Override
  public void published(Topic topic, String key, SpecificRecord record) {
    costs.published(record);
    if (record instanceof AssignmentCommand command) {
      customers.assigned(command);
    }
  }
}
