/// The commands that work on the database without running the program: its tables and the inbox.
@NullMarked
package dev.rapport.cli.data;

import org.jspecify.annotations.NullMarked;
