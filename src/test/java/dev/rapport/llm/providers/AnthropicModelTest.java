package dev.rapport.llm.providers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.llm.ModelAnswer.Ending;
import dev.rapport.llm.fake.Dialect;
import dev.rapport.llm.fake.Received;
import dev.rapport.shared.Secret;
import java.net.URI;
import org.junit.jupiter.api.Test;

class AnthropicModelTest extends HttpModelContract {
  AnthropicModelTest() {
    super(Dialect.ANTHROPIC);
  }

  @Override
  ProviderChoice choice(URI address) {
    return new ProviderChoice.Anthropic(address, new Secret("sk-secret"), "fake");
  }

  @Test
  void theRequestIsAsTheProtocolWantsIt() {
    model().answer(request("Hello!"), _ -> {});

    Received request = server().requests().getFirst();
    assertThat(request.path()).isEqualTo("/v1/messages");
    assertThat(request.headers())
        .containsEntry("x-api-key", "sk-secret")
        .containsKey("anthropic-version");
    assertThat(request.json().path("max_tokens").asInt()).isEqualTo(500);
    assertThat(request.json().path("system").toString()).contains("You are a companion.");
    assertThat(request.json().at("/messages/0/role").asString()).isEqualTo("user");
  }

  @Test
  void anErrorWithinTheStreamCutsTheAnswer() {
    server()
        .next(exchange -> {
          exchange.start();
          exchange.text("So far");
          exchange.raw(
              "event: error\ndata: {\"type\":\"error\",\"error\":{\"type\":\"overloaded_error\","
                  + "\"message\":\"Overloaded\"}}\n\n");
          exchange.hang();
        });

    assertThat(model().answer(request("Hello!"), _ -> {}).ending()).isEqualTo(Ending.CUT);
  }
}
