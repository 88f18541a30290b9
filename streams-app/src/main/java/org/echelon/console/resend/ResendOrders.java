package org.echelon.console.resend;

import java.util.List;
import java.util.Map;
import org.echelon.console.halt.HaltRefusedException;

/** Sends refused records again, as the command line does. */
public interface ResendOrders {

  /**
   * What would become of them.
   *
   * @throws HaltRefusedException when none of them is open
   */
  Outlook look(ResendAsk ask);

  /**
   * Sends those that would be taken, with a word in the audit before and in each batch, and waits
   * for what becomes of them.
   *
   * @param count how many the person has agreed to
   * @throws HaltRefusedException when it would be another number by now, none would be taken, or
   *     somebody else has begun to send
   */
  Sent send(ResendAsk ask, int count);

  /**
   * What would become of them now.
   *
   * @param open how many have not been sent again
   * @param wouldApply how many of these would be taken
   * @param unsure how many only the ledger can judge
   * @param wouldRefuse how many would be refused, by reason
   * @param notForResending how many are not for sending again
   * @param chosen how many would be sent
   */
  record Outlook(
      int open,
      long wouldApply,
      long unsure,
      Map<String, Long> wouldRefuse,
      long notForResending,
      int chosen) {}

  /**
   * What has become of them.
   *
   * @param resent how many were sent
   * @param resentByOthers how many somebody else had sent meanwhile
   * @param known whether what became of them is known by now
   * @param refusedAgain those that were refused again: where, why and which field
   */
  record Sent(long resent, long resentByOthers, boolean known, List<String> refusedAgain) {}
}
