package dev.wenshu.connector.mail;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Settings {@code wenshu.mail.*}; each is explained in this module's README. */
@ConfigMapping(prefix = "wenshu.mail")
public interface MailConfig {
    /** Accounts by a short name; none switches the connector off. */
    Map<String, Account> accounts();

    /** Whether decision and kind are written as keywords; false where no server keeps keywords. */
    @WithDefault("true")
    boolean writeKeywords();

    /** Keyword to use for a decision or kind, in place of the one made from its name. */
    Map<String, String> keywords();

    /** The only folders, with those below them, that originals are moved to. */
    @WithDefault("done,review,rejected")
    List<String> moveFolders();

    /** File that remembers over a restart what was handed on; empty keeps it in memory. */
    Optional<Path> seenFile();

    /** One mailbox. */
    interface Account {
        String host();

        /** Empty: 993 with implicit TLS, else 143. */
        OptionalInt port();

        @WithDefault("implicit")
        Tls tls();

        String user();

        @WithDefault("password")
        Auth auth();

        /** The password or access token itself. */
        Optional<String> password();

        /** Environment variable that holds the password or access token. */
        Optional<String> passwordEnv();

        /** File that holds the password or access token; read anew at each login. */
        Optional<Path> passwordFile();

        /** Folders to pick up from. */
        @WithDefault("INBOX")
        List<String> folders();

        /** Pause between two looks at a folder. */
        @WithDefault("30s")
        Duration pollInterval();

        /** Whether to wait for the server's notice where it offers IDLE. */
        @WithDefault("true")
        boolean idle();

        Rules rules();

        @WithDefault("10s")
        Duration connectTimeout();

        /** Longest wait for the server within a read or write. */
        @WithDefault("60s")
        Duration readTimeout();

        /** Folder that the move folders lie in; empty for the top level. */
        Optional<String> moveRoot();

        @WithDefault("draft")
        ReplyMode reply();

        /** Own address, for replies; empty takes the user. */
        Optional<String> address();

        @WithDefault("Drafts")
        String draftsFolder();

        @WithDefault("Sent")
        String sentFolder();

        Smtp smtp();
    }

    /** Which messages of the folders to take; each rule that is set has to hold. Globs, ignoring case. */
    interface Rules {
        Optional<List<String>> from();

        Optional<List<String>> subject();

        Optional<Boolean> hasAttachment();
    }

    /** Where replies are sent, with the account's user and password. */
    interface Smtp {
        /** Empty takes the account's host. */
        Optional<String> host();

        /** Empty: 465 with implicit TLS, else 587. */
        OptionalInt port();

        @WithDefault("implicit")
        Tls tls();
    }

    /** How a connection is protected. */
    enum Tls {
        IMPLICIT,
        STARTTLS,
        NONE
    }

    /** How the account logs in. */
    enum Auth {
        PASSWORD,
        XOAUTH2
    }

    /** What becomes of a reply. */
    enum ReplyMode {
        DRAFT,
        SEND
    }
}
