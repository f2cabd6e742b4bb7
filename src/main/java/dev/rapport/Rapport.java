package dev.rapport;

import dev.rapport.cli.Commands;

/// The program's entry.
public final class Rapport {
  private Rapport() {}

  static void main(String[] arguments) {
    System.exit(Commands.run(arguments));
  }
}
