package dev.rapport.telegram.format;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LinkAddressTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://a.b",
        "HTTPS://A.b/c?d=e#f",
        "https://localhost:8080/x",
        "https://münchen.de/ü",
        "https://a.b?x=(1)",
        "tg://resolve?domain=x",
        "tg://user?id=1"
      })
  void whatTelegramTakesIsAccepted(String address) {
    assertThat(LinkAddress.accepted(address)).isEqualTo(address);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "https://",
        "https:///path",
        "https://.",
        "https://a:0/",
        "https://a:99999",
        "https://a:b",
        "https://a b/",
        "https://user@host/",
        "https://[::1]/",
        "https://a%zz/",
        "https://👍.x",
        "ftp://a.b",
        "javascript:alert(1)",
        "data:text/html,x",
        "mailto:a@b.c",
        "tel:+1",
        "tg://",
        "tg://a.b/c",
        "/path",
        "#anchor",
        "www.a.b",
        "x://https://a.b"
      })
  void whatTelegramWouldRefuseIsNot(String address) {
    assertThat(LinkAddress.accepted(address)).isNull();
  }

  @Test
  void anEndlessAddressIsNot() {
    assertThat(LinkAddress.accepted("https://a.b/" + "c".repeat(2048))).isNull();
  }

  @Test
  void blanksAreEncodedAndControlCharactersRemoved() {
    assertThat(LinkAddress.accepted("https://a.b/c d\te\nf\u0000g\u2003h"))
        .isEqualTo("https://a.b/c%20d%09e%0Afgh");
  }

  @Test
  void aMailAddressIsShownWithoutItsScheme() {
    assertThat(LinkAddress.shown("MAILTO:a@b.c")).isEqualTo("a@b.c");
    assertThat(LinkAddress.shown(" /x ")).isEqualTo("/x");
  }
}
