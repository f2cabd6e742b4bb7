/// The command that measures the program on this machine.
@NullMarked
package dev.rapport.cli.benchmark;

import org.jspecify.annotations.NullMarked;
