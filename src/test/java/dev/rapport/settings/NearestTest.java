package dev.rapport.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class NearestTest {
  private static final List<String> NAMES = List.of("PORT", "OPENAI_API_KEY", "DATA_DIR");

  @Test
  void aTypoFindsTheNameThatWasMeant() {
    assertThat(Nearest.to("OPENAI_APIKEY", NAMES)).contains("OPENAI_API_KEY");
    assertThat(Nearest.to("PROT", List.of("PORTS", "DATA_DIR"))).isEmpty();
    assertThat(Nearest.to("POTR", NAMES)).isEmpty();
    assertThat(Nearest.to("PORTT", NAMES)).contains("PORT");
  }

  @Test
  void upperAndLowerCaseDoNotMatter() {
    assertThat(Nearest.to("data_dir", NAMES)).contains("DATA_DIR");
  }

  @Test
  void somethingElseFindsNothing() {
    assertThat(Nearest.to("COLOUR_SCHEME", NAMES)).isEmpty();
    assertThat(Nearest.to("X", List.of())).isEmpty();
  }

  @Property
  void theDistanceIsSymmetricAndZeroOnlyForTheSame(
      @ForAll @StringLength(max = 12) String one, @ForAll @StringLength(max = 12) String other) {
    assertThat(Nearest.edits(one, other)).isEqualTo(Nearest.edits(other, one));
    assertThat(Nearest.edits(one, other) == 0).isEqualTo(one.equals(other));
    assertThat(Nearest.edits(one, other))
        .isLessThanOrEqualTo(Math.max(one.length(), other.length()));
  }
}
