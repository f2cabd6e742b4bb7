/// How JSON is read and written.
@NullMarked
package dev.rapport.telegram.json;

import org.jspecify.annotations.NullMarked;
