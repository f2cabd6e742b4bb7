package dev.rapport;

/// The program's entry.
public final class Rapport {
  private Rapport() {}

  static void main(String[] arguments) {
    System.out.println("Rapport " + String.join(" ", arguments));
  }
}
