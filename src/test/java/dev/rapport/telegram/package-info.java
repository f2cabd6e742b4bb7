/// What the module's settings allow, and how its parts are wired.
@NullMarked
package dev.rapport.telegram;

import org.jspecify.annotations.NullMarked;
