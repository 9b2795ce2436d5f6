/**
 * Renders the Jinja of chat templates with Python's meanings. A template comes with a downloaded model and is not trusted: it sees
 * strings, numbers, lists and maps that were copied for it, calls nothing but what stands here, and works within a budget.
 */
@NullMarked
package dev.wenshu.inference.template.jinja;

import org.jspecify.annotations.NullMarked;
