/// Asks a running process over HTTP how it is.
@NullMarked
package dev.rapport.cli.http;

import org.jspecify.annotations.NullMarked;
