package dev.rapport.simulator.control;

import dev.rapport.simulator.wire.HttpCall;
import dev.rapport.simulator.wire.Reply;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What answers one form of path; `*` in it stands for a number, which the action gets.
record Route(String method, Pattern path, Action action) {

  /// Answers a request.
  @FunctionalInterface
  interface Action {
    Reply answer(Visit visit);
  }

  static Route of(String method, String path, Action action) {
    return new Route(method, Pattern.compile(path.replace("*", "(-?\\d{1,18})")), action);
  }

  /// The numbers in the path if it is this route's, whatever the method.
  Optional<Matcher> match(HttpCall call) {
    Matcher matcher = path.matcher(call.path());
    return matcher.matches() ? Optional.of(matcher) : Optional.empty();
  }
}
