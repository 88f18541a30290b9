package org.echelon.job;

import java.util.Optional;
import java.util.Set;
import org.echelon.price.Trial;
import org.echelon.pricing.PopulationPart;

/** The items that an {@link OracleWorker} answers for, by partition. */
public interface OracleItems extends AutoCloseable {

  /** Takes what is new and gives the partitions that are its own now. */
  Set<Integer> partitions();

  /** Freezes a partition as it is now; empty where the network of the trial is not known. */
  Optional<PopulationPart> freeze(int partition, Trial trial);

  @Override
  void close();
}
