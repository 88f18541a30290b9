package org.echelon.gate;

import org.echelon.network.Network;

/**
 * What holds for all gates at an instant.
 *
 * @param priceVersion prices that offers are to be made by; zero for none
 * @param partitions how many partitions answer an ask
 */
public record GateSetting(
    Network network, Halts halts, LaneQuotas quotas, long priceVersion, int partitions) {}
