package dev.wenshu.app;

import dev.wenshu.app.cli.WenshuCommand;
import io.quarkus.runtime.annotations.QuarkusMain;

/** Entry point of every command; the container starts only for those that need it. */
@QuarkusMain
public final class Wenshu {
    private Wenshu() {}

    public static void main(String[] args) {
        System.exit(WenshuCommand.execute(args));
    }
}
