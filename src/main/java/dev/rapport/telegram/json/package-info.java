/// Reads and writes the Bot API's JSON as a stream of tokens.
@NullMarked
package dev.rapport.telegram.json;

import org.jspecify.annotations.NullMarked;
