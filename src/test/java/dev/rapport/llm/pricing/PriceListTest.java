package dev.rapport.llm.pricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class PriceListTest {
  private static final PriceList BUILT_IN = PriceList.with(List.of());

  private static Price price(String model) {
    return BUILT_IN.find(model).orElseThrow();
  }

  @Test
  void aModelIsFoundByItsNameAndByItsVersions() {
    assertThat(price("gpt-5-mini-2025-08-07")).isEqualTo(price("gpt-5-mini"));
    assertThat(price("claude-sonnet-4-5-20250929")).isEqualTo(price("claude-sonnet-4-5"));
    assertThat(price("claude-sonnet-4-5@20250929")).isEqualTo(price("claude-sonnet-4-5"));
    assertThat(price("claude-3-5-haiku-latest")).isEqualTo(price("claude-3-5-haiku"));
    assertThat(price("gpt-5-chat-latest")).isEqualTo(price("gpt-5"));
  }

  @Test
  void aModelThatIsNotListedHasNoPrice() {
    assertThat(BUILT_IN.find("gpt-5.5-pro")).isEmpty();
    assertThat(BUILT_IN.find("claude-opus-4-99")).isEmpty();
    assertThat(BUILT_IN.find("llama3.2:latest")).isEmpty();
    assertThat(BUILT_IN.find("gpt-5-minimal")).isEmpty();
  }

  @Test
  void theOperatorsPricesComeFirst() {
    PriceList list = PriceList.with(List.of("gpt-5-mini=1/2.5", " my/model =0.000001/0"));

    assertThat(list.find("gpt-5-mini")).contains(new Price(1_000_000, 1_000_000, 2_500_000));
    assertThat(list.find("my/model")).contains(new Price(1, 1, 0));
    assertThat(list.find("gpt-5-nano")).isEqualTo(BUILT_IN.find("gpt-5-nano"));
  }

  @Test
  void whatIsNoPriceIsSaid() {
    assertThatThrownBy(() -> PriceList.with(List.of("gpt-5-mini=cheap")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("gpt-5-mini=cheap")
        .hasMessageContaining("gpt-5-mini=0.25/2");
  }

  @Test
  void aCallCostsWhatItsTokensCost() {
    assertThat(price("gpt-5-mini").cost(new TokenCount(1000, 0, 100))).isEqualTo(450);
    assertThat(price("gpt-5-mini").cost(new TokenCount(1000, 1000, 0))).isEqualTo(25);
    assertThat(price("gpt-5-mini").cost(new TokenCount(1, 0, 0))).isEqualTo(1);
    assertThat(price("gpt-5-mini").cost(TokenCount.NONE)).isZero();
  }

  @Test
  void moreCachedTokensThanTokensIsCorrected() {
    assertThat(new TokenCount(10, 50, 1).cachedInput()).isEqualTo(10);
    assertThatThrownBy(() -> new TokenCount(-1, 0, 0)).isInstanceOf(IllegalArgumentException.class);
  }

  @Property
  void theCostIsTheExactOneRoundedUp(
      @ForAll @IntRange(max = 2_000_000) int input,
      @ForAll @IntRange(max = 2_000_000) int cached,
      @ForAll @IntRange(max = 200_000) int output) {
    var tokens = new TokenCount(input, cached, output);
    BigDecimal exact =
        new BigDecimal("0.75")
            .multiply(BigDecimal.valueOf((long) input - tokens.cachedInput()))
            .add(new BigDecimal("0.075").multiply(BigDecimal.valueOf(tokens.cachedInput())))
            .add(new BigDecimal("4.5").multiply(BigDecimal.valueOf(output)));

    assertThat(price("gpt-5.4-mini").cost(tokens))
        .isEqualTo(exact.setScale(0, RoundingMode.CEILING).longValueExact());
  }
}
