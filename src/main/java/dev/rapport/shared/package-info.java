/// A few value types that every module uses: secrets that never print themselves and the category
/// of an error.
@NullMarked
package dev.rapport.shared;

import org.jspecify.annotations.NullMarked;
