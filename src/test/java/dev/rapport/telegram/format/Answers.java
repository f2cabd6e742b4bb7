package dev.rapport.telegram.format;

/// Answers as language models write them, for tests, benchmarks and the eye.
final class Answers {
  /// A short friendly reply without any markup.
  static final String CHAT =
      """
      That sounds like a lovely plan! If the weather holds, I'd start with the market in the morning, \
      when it's still quiet, and keep the castle for the late afternoon.

      Do you want me to look for a place to eat nearby?\
      """;

  /// About 150 tokens with the usual markup.
  static final String TYPICAL =
      """
      Great question! Here's the **short version**:

      1. **Proof the yeast** in warm water (about 38 °C) with a pinch of sugar.
      2. Mix in the flour and `10 g` of salt, then knead for *8-10 minutes*.
      3. Let it rise until it has **doubled** in size, roughly an hour.

      A few things people often get wrong:

      - The water is too hot, which kills the yeast.
      - Too much flour: the dough should feel *slightly* sticky.
      - Skipping the second rise.

      If you'd like, I can give you a [full recipe](https://example.org/bread) with a timetable. \
      Which flour do you have at home?\
      """;

  static final String TRAVEL =
      """
      # Three days in Lisbon 🇵🇹

      Lisbon rewards people who **walk slowly**. Below is a plan that keeps the hills for the mornings.

      ---

      ## Day 1: Alfama & the river

      - **Morning:** start at the *Sé* and climb to [Miradouro de Santa Luzia](https://maps.example/miradouro).
        - Go before 10:00, it gets crowded.
        - Tram 28 looks romantic, but ||you will stand in it for an hour||.
      - **Lunch:** grilled sardines in a *tasca*. Try:
        1. `Zé da Mouraria` (cash only)
        2. `O Velho Eurico`
      - **Evening:** fado. Book ahead!

      > "Lisbon is not a city one visits, it is a city one **remembers**."
      > — a guide I made up, ~~Fernando Pessoa~~

      ## Costs

      | What | Price | When |
      |:-----|------:|:----:|
      | Tram 28 | 3.10 € | all day |
      | Castle | 15 € | 9-21 |
      | Fado 🎶 | 40 € | ~20:00 |

      ## How the neighbourhoods compare

      | Neighbourhood | Good for | Watch out for | Where to read more |
      |---|---|---|---|
      | Alfama | Views, fado, getting lost on purpose | Steep stairs, suitcases on cobblestones | [Guide](https://example.org/alfama) |
      | Bairro Alto | Bars and nightlife | *Very* loud until 3 a.m. | [Guide](https://example.org/bairro) |
      | Belém | Monuments and pastries | Queues at **Pastéis de Belém** | [Guide](https://example.org/belem) |

      ### Packing list

      - [x] Comfortable shoes
      - [x] Sunscreen
      - [ ] Power adapter (type F)

      Would you like me to *adapt* this for children, or for a **rainy** weekend?\
      """;

  static final String CODE =
      """
      You can do that with a small retry loop. The important part is to **only retry what is safe to repeat**, \
      and to wait a little longer each time (*exponential backoff* with jitter).

      ### Python

      ```python
      import random
      import time


      def retry(call, attempts: int = 5, base: float = 0.2):
          \"""Calls `call` until it succeeds, at most `attempts` times.\"""
          for attempt in range(attempts):
              try:
                  return call()
              except TimeoutError:
                  if attempt == attempts - 1:
                      raise
                  time.sleep(base * 2**attempt * random.uniform(0.5, 1.5))
      ```

      Some notes:

      1. `random.uniform(0.5, 1.5)` is the jitter. Without it, *all* clients retry at the same moment.
      2. Use a **deadline**, not only a number of attempts:

         ```python
         deadline = time.monotonic() + 10
         while time.monotonic() < deadline:
             ...
         ```

      3. Don't retry on `4xx`, except **`429 Too Many Requests`**; honour `Retry-After`.

      ### The same in a shell

      ```bash
      for i in 1 2 3 4 5; do
        curl -fsS "https://example.org/health?try=$i" && break || sleep $((2 ** i))
      done
      ```

      | Attempt | Wait |
      |---|---|
      | 1 | 0.2 s |
      | 2 | 0.4 s |
      | 3 | 0.8 s |

      Note that `a * b * c` and snake_case_names in text are left alone, as are 2 * 3 = 6 and 5 < 7 && 8 > 3. \
      See <https://aws.amazon.com/builders-library/timeouts-retries-and-backoff-with-jitter/> for more.

      **TL;DR:** retry *idempotent* calls, back off, add jitter, set a deadline.\
      """;

  private Answers() {}

  /// All of the above, several times over, ending at a paragraph.
  static String ofLength(int length) {
    String all = String.join("\n\n", CHAT, TYPICAL, TRAVEL, CODE) + "\n\n";
    String cut = all.repeat(length / all.length() + 1).substring(0, length);
    return cut.substring(0, cut.lastIndexOf("\n\n"));
  }
}
