package dev.wenshu.app.cli;

/** What the process tells its caller. */
final class ExitCodes {
    static final int OK = 0;
    /** Something of ours or of the installation failed; the message says what. */
    static final int FAULT = 1;
    /** The command line could not be understood. */
    static final int USAGE = 2;

    private ExitCodes() {}
}
