package org.echelon.kubernetes;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** What all resources of a Kafka cluster that Strimzi keeps have in common. */
final class Resource {
  /** Of Strimzi 0.49 and newer; 1.0 knows no other. */
  private static final String API_VERSION = "kafka.strimzi.io/v1";

  private static final Pattern NAME = Pattern.compile("[a-z0-9]([-a-z0-9.]*[a-z0-9])?");

  private Resource() {}

  /**
   * A resource of a cluster.
   *
   * @throws IllegalArgumentException when Kubernetes does not take the name
   */
  static Map<String, Object> of(
      String kind, String name, String cluster, Map<String, Object> specification) {
    Map<String, Object> resource = new LinkedHashMap<>();
    resource.put("apiVersion", API_VERSION);
    resource.put("kind", kind);
    Map<String, Object> metadata = new LinkedHashMap<>();
    metadata.put("name", checked(name));
    Map<String, Object> labels = new LinkedHashMap<>();
    labels.put("strimzi.io/cluster", checked(cluster));
    labels.put("app.kubernetes.io/part-of", "echelon");
    metadata.put("labels", labels);
    resource.put("metadata", metadata);
    resource.put("spec", specification);
    return resource;
  }

  private static String checked(String name) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "'"
              + name
              + "' is no name in Kubernetes: lower case letters, digits, hyphens and dots, with a"
              + " letter or digit at either end; choose another --prefix or --cluster");
    }
    return name;
  }
}
