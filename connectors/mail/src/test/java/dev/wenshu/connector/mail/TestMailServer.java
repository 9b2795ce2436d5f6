package dev.wenshu.connector.mail;

import com.icegreen.greenmail.store.StoredMessage;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.icegreen.greenmail.util.ServerSetupTest;
import dev.wenshu.connector.mail.MailConfig.Account;
import dev.wenshu.connector.mail.mailbox.MailAccount;
import dev.wenshu.connector.mail.mailbox.MailKeywords;
import dev.wenshu.connector.mail.mailbox.Mailbox;
import dev.wenshu.connector.testkit.Settings;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.eclipse.angus.mail.imap.IMAPFolder;

/** GreenMail on free ports with one mailbox, and a second client that looks at it as a person would. */
final class TestMailServer {
    static final String ADDRESS = "clerk@office.test";
    static final String PASSWORD = "made-up-secret-7";
    private static final String PREFIX = "wenshu.mail.accounts.office.";

    private final GreenMail server;
    private final Path secretFile;

    TestMailServer() {
        secretFile = secretFile();
        server = new GreenMail(new ServerSetup[] {
            ServerSetupTest.IMAP.dynamicPort(), ServerSetupTest.SMTP.dynamicPort(), ServerSetupTest.IMAPS.dynamicPort()
        });
        server.start();
        server.setUser(ADDRESS, ADDRESS, PASSWORD);
    }

    private static Path secretFile() {
        try {
            Path file = Files.createTempFile("wenshu-mail", ".secret");
            file.toFile().deleteOnExit();
            return Files.writeString(file, PASSWORD + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    GreenMail server() {
        return server;
    }

    void spoilPassword() throws IOException {
        Files.writeString(secretFile, "wrong");
    }

    MailConfig settings(Map<String, String> more) {
        Map<String, String> properties = new HashMap<>();
        properties.put(PREFIX + "host", "127.0.0.1");
        properties.put(PREFIX + "port", String.valueOf(server.getImap().getPort()));
        properties.put(PREFIX + "tls", "none");
        properties.put(PREFIX + "user", ADDRESS);
        properties.put(PREFIX + "password-file", secretFile.toString());
        properties.put(PREFIX + "poll-interval", "40ms");
        properties.put(PREFIX + "read-timeout", "10s");
        properties.put(PREFIX + "smtp.port", String.valueOf(server.getSmtp().getPort()));
        properties.put(PREFIX + "smtp.tls", "none");
        more.forEach((name, value) -> properties.put(name.startsWith("wenshu.") ? name : PREFIX + name, value));
        return Settings.of(MailConfig.class, properties);
    }

    /** A message as it lies in the mailbox, byte for byte. */
    static byte[] message(String subject, String text, String... headers) {
        String more = Arrays.stream(headers).map(header -> header + "\r\n").collect(Collectors.joining());
        String message = """
                From: Erika Muster <erika@shop.test>\r
                To: clerk@office.test\r
                Subject: %s\r
                Date: Mon, 23 Nov 2026 10:00:00 +0100\r
                %sMIME-Version: 1.0\r
                Content-Type: text/plain; charset=utf-8\r
                Content-Transfer-Encoding: 8bit\r
                \r
                %s\r
                """.formatted(subject, more, text);
        return message.getBytes(StandardCharsets.UTF_8);
    }

    static String messageId(String name) {
        return "Message-ID: <" + name + "@shop.test>";
    }

    void put(String folder, byte[]... messages) throws Exception {
        try (Mailbox mailbox = client()) {
            Message[] all = new Message[messages.length];
            for (int at = 0; at < all.length; at++) {
                all[at] =
                        new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(messages[at]));
            }
            mailbox.folderOrNew(folder).appendMessages(all);
        }
    }

    /** Each message by folder and subject, with its flags and text; without the mark that only pick-up looks at. */
    Map<String, String> seen() throws Exception {
        Map<String, String> seen = new TreeMap<>();
        each((folder, message) -> seen.merge(
                folder + "/" + message.getSubject(),
                flags(message) + " " + message.getContentType() + " " + text(message),
                (one, other) -> one + "\n" + other));
        return seen;
    }

    /** Messages of a folder as they lie there. */
    List<String> raw(String folder) throws Exception {
        List<String> raw = new ArrayList<>();
        each((name, message) -> {
            if (name.equals(folder)) {
                ByteArrayOutputStream out = new ByteArrayOutputStream();
                message.writeTo(out);
                raw.add(out.toString(StandardCharsets.UTF_8));
            }
        });
        return raw;
    }

    /** What came over SMTP for somebody else. */
    List<MimeMessage> delivered(String address) throws Exception {
        return server
                .getManagers()
                .getImapHostManager()
                .getInbox(server.getUserManager().getUserByEmail(address))
                .getMessages()
                .stream()
                .map(StoredMessage::getMimeMessage)
                .toList();
    }

    List<String> keywords(String folder) throws Exception {
        List<String> keywords = new ArrayList<>();
        each((name, message) -> {
            if (name.equals(folder)) {
                keywords.addAll(List.of(message.getFlags().getUserFlags()));
            }
        });
        return keywords;
    }

    void change(String folder, Change change) throws Exception {
        try (Mailbox mailbox = client()) {
            IMAPFolder opened = mailbox.openFolder(folder, Folder.READ_WRITE);
            change.on(mailbox, opened);
            opened.close(true);
        }
    }

    private void each(Look look) throws Exception {
        try (Mailbox mailbox = client()) {
            for (String name : mailbox.folders("*")) {
                IMAPFolder folder = mailbox.openFolder(name, Folder.READ_ONLY);
                for (Message message : folder.getMessages()) {
                    look.at(name, message);
                }
                Mailbox.shut(folder);
            }
        }
    }

    private Mailbox client() {
        Account account = Settings.of(
                        MailConfig.class,
                        Map.of(
                                PREFIX + "host",
                                "127.0.0.1",
                                PREFIX + "port",
                                String.valueOf(server.getImap().getPort()),
                                PREFIX + "tls",
                                "none",
                                PREFIX + "user",
                                ADDRESS,
                                PREFIX + "password",
                                PASSWORD))
                .accounts()
                .values()
                .iterator()
                .next();
        return Mailbox.open(new MailAccount("office", account));
    }

    private static String flags(Message message) throws MessagingException {
        List<String> flags = new ArrayList<>(List.of(message.getFlags().getUserFlags()));
        flags.remove(MailKeywords.RETURNED);
        for (Flags.Flag flag : List.of(Flags.Flag.SEEN, Flags.Flag.DELETED, Flags.Flag.ANSWERED, Flags.Flag.DRAFT)) {
            if (message.isSet(flag)) {
                flags.add(new Flags(flag).toString());
            }
        }
        return flags.toString();
    }

    private static String text(Message message) throws Exception {
        return new String(message.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    @FunctionalInterface
    interface Change {
        void on(Mailbox mailbox, IMAPFolder folder) throws Exception;
    }

    @FunctionalInterface
    private interface Look {
        void at(String folder, Message message) throws Exception;
    }
}
