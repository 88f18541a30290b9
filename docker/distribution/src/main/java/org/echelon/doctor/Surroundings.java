package org.echelon.doctor;

import java.time.Clock;
import org.apache.kafka.common.utils.AppInfoParser;
import org.apache.kafka.server.common.MetadataVersion;
import org.echelon.console.ConsoleServer;

/**
 * The machine that the doctor runs on, and the least it asks for.
 *
 * @param java that runs this
 * @param clock of this machine
 * @param clientVersion of Kafka's client in this build
 * @param brokerFloor oldest release of the broker that raises no warning
 * @param consolePort where the console would listen
 * @param freeBytes least free disk for the state stores
 */
public record Surroundings(
    Runtime.Version java,
    Clock clock,
    String clientVersion,
    MetadataVersion brokerFloor,
    int consolePort,
    long freeBytes) {

  private static final long GIBIBYTE = 1L << 30;

  /** This machine, and the usual floors. */
  public static Surroundings here() {
    return new Surroundings(
        Runtime.version(),
        Clock.systemUTC(),
        AppInfoParser.getVersion(),
        MetadataVersion.IBP_4_0_IV0,
        ConsoleServer.USUAL_PORT,
        GIBIBYTE);
  }
}
