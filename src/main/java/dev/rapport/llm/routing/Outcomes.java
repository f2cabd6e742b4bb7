package dev.rapport.llm.routing;

import dev.rapport.llm.ModelAnswer.Ending;
import dev.rapport.llm.ModelAttempt.Outcome;
import dev.rapport.llm.routing.Reply.Result;

/// What the ledger calls the end of a call.
final class Outcomes {
  private Outcomes() {}

  static Outcome of(Result result) {
    return switch (result) {
      case Result.Ended(Ending ending, _) -> of(ending);
      case Result.Failed(Failure failure) -> of(failure);
    };
  }

  private static Outcome of(Ending ending) {
    return switch (ending) {
      case COMPLETE, LENGTH -> Outcome.ANSWERED;
      case CUT -> Outcome.CUT;
      case CANCELLED -> Outcome.CANCELLED;
    };
  }

  private static Outcome of(Failure failure) {
    return switch (failure) {
      case Failure.Refused _, Failure.Busy _ -> Outcome.REFUSED;
      case Failure.Unreachable _ -> Outcome.UNREACHABLE;
      case Failure.Late _ -> Outcome.TIMED_OUT;
      case Failure.Broken _ -> Outcome.FAILED;
    };
  }
}
