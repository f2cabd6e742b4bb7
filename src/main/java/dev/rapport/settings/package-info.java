/// What the operator may set: one table of all settings ([Setting]), where they come from and
/// whether they are right.
///
/// Each module turns what concerns it into one validated record of its own, from [Settings].
@NullMarked
package dev.rapport.settings;

import org.jspecify.annotations.NullMarked;
