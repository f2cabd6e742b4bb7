package dev.rapport.bench;

import java.nio.file.Path;

/// Processor seconds used so far, or between two readings.
///
/// @param postgres 0 if the database is not below the bot's directory
/// @param machine of everything that runs, or 0 if the system does not tell
record Consumption(double bot, double postgres, double instrument, double machine) {
  static Consumption now(ProcessHandle bot, Path directory, ProcessHandle instrument) {
    return new Consumption(
        CpuTime.of(bot),
        Postmaster.under(directory).map(found -> CpuTime.ofFamily(found.process())).orElse(0.0),
        CpuTime.of(instrument),
        CpuTime.ofMachine().orElse(0));
  }

  Consumption since(Consumption earlier) {
    return new Consumption(
        bot - earlier.bot,
        postgres - earlier.postgres,
        instrument - earlier.instrument,
        machine - earlier.machine);
  }

  /// What programs used that have nothing to do with this.
  double others() {
    return Math.max(0, machine - bot - postgres - instrument);
  }
}
