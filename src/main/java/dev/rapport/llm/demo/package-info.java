/// The built-in demo companion: a few rules that answer when no language model is configured, so
/// that everything else can be tried. It says what it is and never pretends to be more.
@NullMarked
package dev.rapport.llm.demo;

import org.jspecify.annotations.NullMarked;
