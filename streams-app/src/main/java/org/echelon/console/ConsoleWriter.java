package org.echelon.console;

import org.echelon.console.halt.HaltOrders;
import org.echelon.console.resend.ResendOrders;
import org.echelon.control.Role;

/**
 * In whose name a console gives orders, and how.
 *
 * @param who the person, as the audit has them
 * @param role what the person may do; a VIEWER gives no orders
 */
public record ConsoleWriter(String who, Role role, HaltOrders orders, ResendOrders resends) {}
