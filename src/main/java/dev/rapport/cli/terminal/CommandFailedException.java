package dev.rapport.cli.terminal;

/// A command cannot do what it was asked to. The message is for whoever typed it and says what to
/// do.
public final class CommandFailedException extends RuntimeException {
  private final int exitCode;

  private CommandFailedException(String message, int exitCode) {
    super(message);
    this.exitCode = exitCode;
  }

  /// It did not work this time.
  public static CommandFailedException failed(String message) {
    return new CommandFailedException(message, ExitCode.FAILED);
  }

  /// It was asked for wrongly: by its arguments or by the settings.
  public static CommandFailedException wrongUsage(String message) {
    return new CommandFailedException(message, ExitCode.WRONG_USAGE);
  }

  public int exitCode() {
    return exitCode;
  }
}
