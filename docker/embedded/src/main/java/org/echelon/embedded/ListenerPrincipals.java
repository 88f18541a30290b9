package org.echelon.embedded;

import java.util.Map;
import org.apache.kafka.common.security.auth.AuthenticationContext;
import org.apache.kafka.common.security.auth.KafkaPrincipal;
import org.apache.kafka.common.security.authenticator.DefaultKafkaPrincipalBuilder;
import org.apache.kafka.metadata.authorizer.StandardAuthorizer;

/**
 * Tells the brokers' own talk from that of clients by the listener it comes through, so that access
 * rules can bind clients only; made by the broker, which wants it public.
 */
public final class ListenerPrincipals extends DefaultKafkaPrincipalBuilder {
  private static final KafkaPrincipal BROKER = new KafkaPrincipal("User", "broker");

  /** Rules are kept to; where there is none for a thing everybody may do everything with it. */
  static final Map<String, String> SETTINGS =
      Map.of(
          "authorizer.class.name", StandardAuthorizer.class.getName(),
          "principal.builder.class", ListenerPrincipals.class.getName(),
          "super.users", BROKER.toString(),
          "allow.everyone.if.no.acl.found", "true");

  public ListenerPrincipals() {
    super(null, null);
  }

  @Override
  public KafkaPrincipal build(AuthenticationContext context) {
    return context.listenerName().equals(BrokerNode.CONTROLLER) ? BROKER : super.build(context);
  }
}
