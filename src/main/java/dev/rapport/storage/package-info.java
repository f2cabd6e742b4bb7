/// How the program talks to PostgreSQL: transactions that are repeated when the database asks for
/// it, and group commit, which lets everything that waits at the same moment share one transaction
/// and one flush to the disk.
@NullMarked
package dev.rapport.storage;

import org.jspecify.annotations.NullMarked;
