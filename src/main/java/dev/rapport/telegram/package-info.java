/// The border to Telegram: updates in, methods out, files, formatting, flood control.
///
/// The root package is the port that the rest of the program sees; nothing else in the program
/// knows the Bot API's JSON.
@NullMarked
package dev.rapport.telegram;

import org.jspecify.annotations.NullMarked;
