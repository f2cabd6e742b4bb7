/// A Bot API server for tests of this module: small, over real HTTP, and as faulty as a test wants.
@NullMarked
package dev.rapport.telegram.fake;

import org.jspecify.annotations.NullMarked;
