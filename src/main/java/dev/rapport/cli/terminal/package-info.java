/// The border to whoever typed a command: where it was typed, what it prints, how it fails and how
/// it is asked to stop.
@NullMarked
package dev.rapport.cli.terminal;

import org.jspecify.annotations.NullMarked;
