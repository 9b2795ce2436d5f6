package dev.wenshu.office.fields;

import dev.wenshu.document.Block;
import dev.wenshu.document.Origin;
import dev.wenshu.document.extract.Evidence;

/** One line of a document, where it stands and how it was read. */
record Line(String text, Block.Kind kind, int page, Origin origin) {
    Evidence evidence() {
        return Evidence.at(origin, page, null);
    }

    @Override
    public String toString() {
        return "Line[kind=" + kind + ", page=" + page + "]";
    }
}
