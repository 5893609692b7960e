/** Manual pages and completions, made from the commands' models when the program is built. */
@NullMarked
package io.jswift.cli.documents;

import org.jspecify.annotations.NullMarked;
