package dev.rapport.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class SecretTest {
  private final Secret secret = new Secret("s3cret-value");

  @Test
  void itsTextFormShowsNothingOfIt() {
    assertThat(secret).hasToString("(secret)");
    assertThat("with " + secret).doesNotContain("s3cret");
  }

  @Test
  void itMatchesOnlyItself() {
    assertThat(secret.matches("s3cret-value")).isTrue();
    assertThat(secret.matches("s3cret-valuE")).isFalse();
    assertThat(secret.matches("s3cret")).isFalse();
    assertThat(secret.matches("")).isFalse();
  }

  @Test
  void secretsWithTheSameValueAreEqual() {
    assertThat(secret)
        .isEqualTo(new Secret("s3cret-value"))
        .hasSameHashCodeAs(new Secret("s3cret-value"));
    assertThat(secret).isNotEqualTo(new Secret("other")).isNotEqualTo("s3cret-value");
  }

  @Test
  void anEmptySecretIsRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Secret(""));
  }

  @Test
  void itsValueIsReadByAskingForIt() {
    assertThat(secret.reveal()).isEqualTo("s3cret-value");
  }
}
