/// How updates are fetched.
@NullMarked
package dev.rapport.telegram.polling;

import org.jspecify.annotations.NullMarked;
