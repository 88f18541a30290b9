package org.echelon.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.echelon.console.SharedAnswers.Body;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers that are made once for all who ask. */
class SharedAnswersTest {
  private final SharedAnswers shared = new SharedAnswers();
  private final AtomicInteger made = new AtomicInteger();

  @Test
  void shouldMakeAnAnswerOnceForAllWhoWaitForIt() throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch may = new CountDownLatch(1);
    CompletableFuture<Body> first =
        CompletableFuture.supplyAsync(
            () ->
                shared.answer(
                    question("stock?limit=100"),
                    () -> {
                      asked.countDown();
                      await(may);
                      return body();
                    }));
    asked.await();
    CompletableFuture<Body> second =
        CompletableFuture.supplyAsync(() -> shared.answer(question("stock?limit=100"), this::body));

    // when
    may.countDown();

    assertThat(second.get()).isSameAs(first.get());
    assertThat(made).hasValue(1);
  }

  @Test
  void shouldKeepQuestionsApartAndForgetWhenTold() {
    Body all = shared.answer(question("stock"), this::body);

    assertThat(shared.answer(question("stock?node=FC-A"), this::body)).isNotSameAs(all);
    assertThat(shared.answer(question("stock"), this::body)).isSameAs(all);

    // when
    shared.forget();

    assertThat(shared.answer(question("stock"), this::body)).isNotSameAs(all);
  }

  @ParameterizedTest
  @ValueSource(strings = {"controls", "sku/MUG", "commands/T-1", "refused/0/7", "positions/MUG"})
  void shouldMakeAnewWhatOnePersonAsksFor(String address) {
    Body first = shared.answer(question(address), this::body);

    assertThat(shared.answer(question(address), this::body)).isNotSameAs(first);
  }

  @Test
  void shouldNotKeepWhatIsHugeOrFailed() {
    Body huge = shared.answer(question("stock"), () -> Body.of("x".repeat(600_000)));
    assertThatThrownBy(
            () ->
                shared.answer(
                    question("capacity"),
                    () -> {
                      throw new IllegalStateException("once");
                    }))
        .hasMessage("once");

    assertThat(shared.answer(question("stock"), this::body)).isNotSameAs(huge);
    assertThat(shared.answer(question("capacity"), this::body).bytes()).isNotEmpty();
  }

  @Test
  void shouldTagTheSameBytesAlike() {
    Body one = Body.of(Map.of("a", List.of(1)));

    assertThat(Body.of(Map.of("a", List.of(1))).tag()).isEqualTo(one.tag()).matches("\"\\S+\"");
    assertThat(Body.of(Map.of("a", List.of(2))).tag()).isNotEqualTo(one.tag());
  }

  private Body body() {
    return Body.of(made.incrementAndGet());
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Question question(String address) {
    return Question.of("/api/v1/", URI.create("http://localhost/api/v1/" + address));
  }
}
