/// What many tests need: a real PostgreSQL ([dev.rapport.testing.TestDatabase]).
@NullMarked
package dev.rapport.testing;

import org.jspecify.annotations.NullMarked;
