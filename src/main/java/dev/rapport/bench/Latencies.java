package dev.rapport.bench;

/// How long something took, many times over, in milliseconds; `NaN` if it never happened.
///
/// @param count how many times
public record Latencies(long count, double p50, double p95, double p99, double max) {
  public static Latencies from(Fields fields) {
    return new Latencies(
        fields.whole("count"),
        fields.number("p50"),
        fields.number("p95"),
        fields.number("p99"),
        fields.number("max"));
  }

  public Fields fields() {
    return Fields.none()
        .with("count", count)
        .with("p50", p50)
        .with("p95", p95)
        .with("p99", p99)
        .with("max", max);
  }
}
