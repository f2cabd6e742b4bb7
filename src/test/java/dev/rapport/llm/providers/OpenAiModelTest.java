package dev.rapport.llm.providers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.llm.ModelAnswer;
import dev.rapport.llm.ModelAnswer.Ending;
import dev.rapport.llm.fake.Dialect;
import dev.rapport.llm.fake.Received;
import dev.rapport.shared.Secret;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class OpenAiModelTest extends HttpModelContract {
  OpenAiModelTest() {
    super(Dialect.OPENAI);
  }

  @Override
  ProviderChoice choice(URI address) {
    return new ProviderChoice.OpenAi(
        URI.create(address + "/v1"), new Secret("sk-secret"), "fake", null);
  }

  @Test
  void theRequestIsAsTheProtocolWantsIt() {
    model().answer(request("Hello!"), _ -> {});

    Received request = server().requests().getFirst();
    assertThat(request.path()).isEqualTo("/v1/chat/completions");
    assertThat(request.headers()).containsEntry("authorization", "Bearer sk-secret");
    assertThat(request.json().path("model").asString()).isEqualTo("fake");
    assertThat(request.json().path("max_tokens").asInt()).isEqualTo(500);
    assertThat(request.json().at("/stream_options/include_usage").asBoolean()).isTrue();
    assertThat(request.json().at("/messages/0/role").asString()).isEqualTo("system");
    assertThat(request.json().at("/messages/1/role").asString()).isEqualTo("user");
  }

  @Test
  void aServerThatNeverSaysDoneIsComplete() {
    server()
        .next(exchange -> {
          exchange.start();
          exchange.text("All there is");
          exchange.raw(
              "data: {\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}]}\n\n");
          exchange.lastChunk();
        });

    assertThat(model().answer(request("Hello!"), _ -> {}).ending()).isEqualTo(Ending.COMPLETE);
  }

  @Test
  void aServerThatStaysOpenAfterTheEndIsNotWaitedFor() {
    server()
        .next(exchange -> {
          exchange.start();
          exchange.text("All there is");
          exchange.raw("data: [DONE]\n\n");
          exchange.hang();
        });

    ModelAnswer answer = model().answer(request("Hello!"), _ -> {});

    assertThat(answer.ending()).isEqualTo(Ending.COMPLETE);
    assertThat(answer.attempts().getFirst().total()).isLessThan(Duration.ofSeconds(20));
  }

  @Test
  void anErrorWithinTheStreamCutsTheAnswer() {
    server()
        .next(exchange -> {
          exchange.start();
          exchange.text("So far");
          exchange.raw("data: {\"error\":{\"message\":\"overloaded\"}}\n\ndata: [DONE]\n\n");
          exchange.lastChunk();
        });

    assertThat(model().answer(request("Hello!"), _ -> {}).ending()).isEqualTo(Ending.CUT);
  }
}
