/// How posted updates are taken in.
@NullMarked
package dev.rapport.telegram.webhook;

import org.jspecify.annotations.NullMarked;
