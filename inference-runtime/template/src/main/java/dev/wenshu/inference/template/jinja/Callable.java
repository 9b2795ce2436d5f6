package dev.wenshu.inference.template.jinja;

/** A function of a template. */
@FunctionalInterface
interface Callable {
    Object call(Arguments arguments);
}
