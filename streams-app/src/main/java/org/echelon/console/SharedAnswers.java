package org.echelon.console;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.zip.CRC32C;

/**
 * Answers that are made once for all who ask the same within a second: lists and sums over many
 * items, which every open page asks for again and again. What people order is asked anew each time.
 */
final class SharedAnswers {
  private static final long FRESH_NANOS = TimeUnit.SECONDS.toNanos(1);
  private static final int AT_MOST = 64;
  private static final int LARGEST = 512 * 1024;
  private static final Set<String> SHARED =
      Set.of("health", "prices", "capacity", "map", "stock", "commands", "refused");

  private volatile Map<Question, Made> made = new ConcurrentHashMap<>();

  /**
   * An answer as it is sent.
   *
   * @param tag the same for the same bytes, in quotes, for the header ETag
   */
  record Body(byte[] bytes, String tag) {
    static Body of(Object answer) {
      byte[] bytes = Json.of(answer).getBytes(StandardCharsets.UTF_8);
      CRC32C sum = new CRC32C();
      sum.update(bytes);
      return new Body(bytes, "\"" + bytes.length + "-" + Long.toHexString(sum.getValue()) + "\"");
    }
  }

  private record Made(Body body, long nanos) {
    boolean fresh() {
      return System.nanoTime() - nanos < FRESH_NANOS;
    }
  }

  /** The answer to a question; whoever asks while it is being made waits for it. */
  Body answer(Question question, Supplier<Body> make) {
    Map<Question, Made> now = made;
    if (!shared(question) || (now.size() >= AT_MOST && !now.containsKey(question))) {
      return make.get();
    }
    Body body =
        now.compute(
                question,
                (asked, known) ->
                    known != null && known.fresh()
                        ? known
                        : new Made(make.get(), System.nanoTime()))
            .body();
    if (body.bytes().length > LARGEST) {
      now.remove(question);
    }
    return body;
  }

  private static boolean shared(Question question) {
    return !question.path().isEmpty()
        && SHARED.contains(question.path().get(0))
        && (question.path().size() == 1 || question.path().get(0).equals("prices"));
  }

  /** From here on everything is made anew. */
  void forget() {
    made = new ConcurrentHashMap<>();
  }
}
