/// The command line: everything that people and scripts can ask the program to do.
@NullMarked
package dev.rapport.cli;

import org.jspecify.annotations.NullMarked;
