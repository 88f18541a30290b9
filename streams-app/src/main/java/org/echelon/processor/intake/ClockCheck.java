package org.echelon.processor.intake;

import org.echelon.codec.RefusalCode;
import org.echelon.system.Ask;
import org.echelon.system.Tick;

/** The form of what the clock and the gates say to everybody: ticks and asks. */
final class ClockCheck {
  private ClockCheck() {}

  static void check(Tick tick, Form form) {
    form.id("networkId", tick.getNetworkId())
        .range("no", tick.getNo(), 0, Long.MAX_VALUE)
        .instant("at", tick.getAt());
  }

  static void check(Ask ask, Form form) {
    form.words("askId", ask.getAskId(), 256)
        .rule(!ask.getAskId().isEmpty(), RefusalCode.FIELD_MISSING, "askId", "")
        .id("gate", ask.getGate())
        .instant("departureAt", ask.getDepartureAt())
        .range("round", ask.getRound(), 0, Integer.MAX_VALUE)
        .range("priceVersion", ask.getPriceVersion(), 0, Long.MAX_VALUE)
        .range("networkVersion", ask.getNetworkVersion(), 0, Long.MAX_VALUE)
        .instant("at", ask.getAt());
    // No limit at all is infinite, which is meant.
    form.rule(
            ask.getLimitUnits() >= 0, RefusalCode.FIELD_NEGATIVE, "limitUnits", ask.getLimitUnits())
        .rule(ask.getLimitCube() >= 0, RefusalCode.FIELD_NEGATIVE, "limitCube", ask.getLimitCube());
  }
}
