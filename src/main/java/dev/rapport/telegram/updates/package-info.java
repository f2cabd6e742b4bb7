/// Reads the JSON of updates, and hands updates that arrived to the intake.
///
/// It parses by streaming and believes nothing: each field may be absent or of any type.
@NullMarked
package dev.rapport.telegram.updates;

import org.jspecify.annotations.NullMarked;
