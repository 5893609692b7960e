/** One class a sub-command: what it takes, what it asks of the service, what it prints. */
@NullMarked
package io.jswift.cli.command;

import org.jspecify.annotations.NullMarked;
