package org.echelon.topic;

import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;

/**
 * Registers the schema of every public topic under {@code <topic>-value} through the registry's
 * Confluent-compatible API, with full transitive compatibility switched on first, and compares what
 * is registered with what we have. Only set-up registers; applications read.
 */
public final class SchemaSetup {
  /** Every version can read every other. */
  public static final String COMPATIBILITY = "FULL_TRANSITIVE";

  private static final String CREATE = "run ./echelon topics create";

  private final RegistryApi registry;
  private final String prefix;

  /**
   * @param registryUrl registry API, ending in /apis/registry/v3
   */
  public SchemaSetup(String registryUrl, String prefix) {
    this.registry = new RegistryApi(registryUrl);
    this.prefix = prefix;
  }

  /**
   * Registers all schemas; those that are registered stay as they are, and one that is refused does
   * not keep the others out.
   *
   * @return how many subjects there are
   * @throws RefusedBySetupException when the registry refuses some, with its answers
   */
  public int registerAll() throws InterruptedException {
    int subjects = 0;
    List<String> refused = new ArrayList<>();
    for (Topic topic : Topic.values()) {
      if (topic.record().isPresent()) {
        try {
          registry.enforce(subject(topic), COMPATIBILITY);
          // The generated form, not the file: the serializer finds the schema by its exact content.
          registry.register(subject(topic), schema(topic).toString());
        } catch (RefusedBySetupException e) {
          refused.add(e.getMessage());
        }
        subjects++;
      }
    }
    if (!refused.isEmpty()) {
      throw new RefusedBySetupException(String.join("\n", refused));
    }
    return subjects;
  }

  /**
   * Switches full transitive compatibility on for subjects that are there and have another rule.
   *
   * @return those subjects
   */
  public List<String> enforceCompatibility() throws InterruptedException {
    List<String> enforced = new ArrayList<>();
    for (Topic topic : Topic.values()) {
      String subject = subject(topic);
      if (topic.record().isPresent()
          && !registry.versions(subject).isEmpty()
          && !registry.compatibility(subject).equals(COMPATIBILITY)) {
        registry.enforce(subject, COMPATIBILITY);
        enforced.add(subject);
      }
    }
    return enforced;
  }

  /**
   * What differs between the registry and our schemas, in the order the topics are declared.
   *
   * @throws UnreachableException when the registry does not answer
   */
  public List<Difference> differences() throws InterruptedException {
    List<Difference> differences = new ArrayList<>();
    for (Topic topic : Topic.values()) {
      if (topic.record().isPresent()) {
        compare(topic, differences);
      }
    }
    return differences;
  }

  private void compare(Topic topic, List<Difference> differences) throws InterruptedException {
    String subject = subject(topic);
    List<Integer> versions = registry.versions(subject);
    if (versions.isEmpty()) {
      differences.add(new Difference(subject, Difference.SUBJECT, "missing", "registered", CREATE));
      return;
    }
    String compatibility = registry.compatibility(subject);
    if (!compatibility.equals(COMPATIBILITY)) {
      differences.add(
          new Difference(subject, Difference.COMPATIBILITY, compatibility, COMPATIBILITY, CREATE));
    }
    int last = versions.size() - 1;
    int ours = last;
    while (ours >= 0 && !isOurs(topic, subject, versions.get(ours))) {
      ours--;
    }
    if (ours < 0) {
      differences.add(
          new Difference(
              subject,
              Difference.SCHEMA,
              "another in all " + versions.size() + " versions",
              "that of this Echelon",
              CREATE));
    } else if (ours < last) {
      differences.add(
          new Difference(
              subject,
              Difference.NEWEST,
              versions.get(last).toString(),
              versions.get(ours) + ", that of this Echelon",
              "upgrade this Echelon; until then both read each other"));
    }
  }

  private boolean isOurs(Topic topic, String subject, int version) throws InterruptedException {
    Schema found = new Schema.Parser().parse(registry.schema(subject, version));
    return found.toString().equals(schema(topic).toString());
  }

  private String subject(Topic topic) {
    return topic.name(prefix) + "-value";
  }

  private static Schema schema(Topic topic) {
    return SpecificData.get().getSchema(topic.record().orElseThrow());
  }
}
