package dev.wenshu.app.cli;

import me.tongfei.progressbar.ProgressBarConsumer;

/** Progress that nobody asked to see. */
final class SilentProgress implements ProgressBarConsumer {
    private static final int WIDTH = 80;

    @Override
    public int getMaxRenderedLength() {
        return WIDTH;
    }

    @Override
    public void accept(String line) {}

    @Override
    public void close() {}
}
