/// Running the program: one process of it ([Node]), the database that it brings along
/// ([EmbeddedDatabase]), its tables ([Schema]), its log ([Logs]), and what watches over it.
///
/// Owns the table `scheduled_tasks`.
@NullMarked
package dev.rapport.ops;

import org.jspecify.annotations.NullMarked;
