package org.echelon.watch;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes the time from the sending of a tick until the live stream tells it. */
final class StreamedTicks implements LivePage.Listener {
  private static final Pattern NO = Pattern.compile("\"no\":(\\d+)");

  private final Map<Long, Long> sent = new ConcurrentHashMap<>();
  private final Delays delays = new Delays();
  private boolean begun;

  /** A tick is being sent. */
  void sending(long no, long nanos) {
    sent.put(no, nanos);
  }

  @Override
  public void told(String topic, String data, long nanos) {
    Matcher no = NO.matcher(data);
    if (topic.equals("tick") && no.find()) {
      Long at = sent.get(Long.parseLong(no.group(1)));
      // What is told when a page is opened is as old as it happens to be.
      if (at != null && begun) {
        delays.add(nanos - at);
      }
      begun = true;
    }
  }

  Watched.Delay delay() {
    return delays.delay();
  }
}
