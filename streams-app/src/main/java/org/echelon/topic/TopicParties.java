package org.echelon.topic;

import static org.echelon.topic.Party.ANALYST;
import static org.echelon.topic.Party.CLOCK;
import static org.echelon.topic.Party.FORECASTER;
import static org.echelon.topic.Party.GATE;
import static org.echelon.topic.Party.INTAKE;
import static org.echelon.topic.Party.ITEM_MASTER;
import static org.echelon.topic.Party.LAB;
import static org.echelon.topic.Party.ORACLE;
import static org.echelon.topic.Party.ORDER_SYSTEM;
import static org.echelon.topic.Party.OTHER_PLANNER;
import static org.echelon.topic.Party.PEOPLE;
import static org.echelon.topic.Party.PLAN;
import static org.echelon.topic.Party.PRICING;
import static org.echelon.topic.Party.PURCHASING;
import static org.echelon.topic.Party.WAREHOUSE;

import java.util.EnumSet;
import java.util.Set;

/** Who writes each topic and who reads it; those who write may read back what is theirs. */
final class TopicParties {
  private TopicParties() {}

  static Set<Party> writers(Topic topic) {
    return switch (topic) {
      case ORDER, HISTORY -> EnumSet.of(ORDER_SYSTEM);
      case SHIPMENT -> EnumSet.of(ORDER_SYSTEM, WAREHOUSE);
      case RECEIPT, ADJUSTMENT -> EnumSet.of(WAREHOUSE);
      case FORECAST -> EnumSet.of(FORECASTER);
      case EXTERNAL_DECISION -> EnumSet.of(OTHER_PLANNER);
      case ITEM -> EnumSet.of(ITEM_MASTER);
      case ACK -> EnumSet.of(WAREHOUSE, PURCHASING);
      case NETWORK, CONTROL, AUDIT -> EnumSet.of(PEOPLE);
      case TICK -> EnumSet.of(CLOCK);
      case PRICE, TRIAL -> EnumSet.of(PRICING);
      case RESPONSE -> EnumSet.of(ORACLE);
      case ASK, PROMISE, MANIFEST -> EnumSet.of(GATE);
      case SKU_LOG -> EnumSet.of(INTAKE, GATE);
      case GATE_LOG, REFUSED -> EnumSet.of(INTAKE, PLAN);
      case TASK, MEASURE -> EnumSet.of(PLAN, GATE);
      case LAB_DECISION, LAB_STATE -> EnumSet.of(LAB);
      case ORDER_LOG, LADDER, TRANSFER, PURCHASE, ASSIGNMENT -> EnumSet.of(PLAN);
      case POSITION, PROPOSAL, DECISION, EXTERNAL_COMPARISON, ALERT -> EnumSet.of(PLAN);
    };
  }

  static Set<Party> readers(Topic topic) {
    return switch (topic) {
      case ORDER, HISTORY -> EnumSet.of(FORECASTER, INTAKE);
      case EXTERNAL_DECISION -> EnumSet.of(INTAKE);
      case ACK, ITEM, SHIPMENT, RECEIPT, ADJUSTMENT -> EnumSet.of(PEOPLE, INTAKE);
      case FORECAST, NETWORK, CONTROL, TICK, PRICE -> EnumSet.of(PEOPLE, INTAKE, PRICING);
      case AUDIT, ALERT -> EnumSet.of(PEOPLE);
      case ASK -> EnumSet.of(INTAKE);
      case TRIAL -> EnumSet.of(ORACLE);
      case RESPONSE -> EnumSet.of(PRICING);
      // What a unit is worth at each node, as the console draws it and a what-if prices it.
      case LADDER -> EnumSet.of(PRICING, PEOPLE);
      case SKU_LOG -> EnumSet.of(PLAN, LAB);
      case GATE_LOG, ORDER_LOG -> EnumSet.of(GATE);
      case TRANSFER, ASSIGNMENT, MANIFEST -> EnumSet.of(WAREHOUSE, PEOPLE);
      case PURCHASE -> EnumSet.of(PURCHASING, PEOPLE);
      case POSITION, PROPOSAL -> EnumSet.of(WAREHOUSE, PEOPLE, ANALYST);
      case DECISION, MEASURE, LAB_DECISION, LAB_STATE -> EnumSet.of(PEOPLE, ANALYST);
      case EXTERNAL_COMPARISON -> EnumSet.of(OTHER_PLANNER, PEOPLE);
      case PROMISE -> EnumSet.of(ORDER_SYSTEM, PEOPLE);
      // Who sends something finds here how far it was read, and what was refused.
      case TASK, REFUSED -> EnumSet.range(ORDER_SYSTEM, PEOPLE);
    };
  }
}
