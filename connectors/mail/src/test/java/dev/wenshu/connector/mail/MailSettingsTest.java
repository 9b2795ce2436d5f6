package dev.wenshu.connector.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wenshu.connector.mail.MailConfig.Account;
import dev.wenshu.connector.mail.mailbox.MailAccount;
import dev.wenshu.connector.mail.mailbox.Mailbox;
import dev.wenshu.connector.testkit.Settings;
import dev.wenshu.kernel.Fault;
import dev.wenshu.kernel.FaultCategory;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MailSettingsTest {
    @Test
    void explainsEverySettingOfAnAccount() throws Exception {
        String readme = Files.readString(Path.of("README.md"));

        assertThat(names("wenshu.mail.accounts.<name>.", Account.class))
                .isNotEmpty()
                .allSatisfy(name -> assertThat(readme).contains("`" + name + "`"));
    }

    @Test
    void listsAllWrongSettingsAtOnce() {
        // Given
        MailConfig wrong = Settings.of(
                MailConfig.class,
                Map.of(
                        "wenshu.mail.accounts.a.host", "mail.test",
                        "wenshu.mail.accounts.a.user", "clerk",
                        "wenshu.mail.accounts.a.reply", "send",
                        "wenshu.mail.accounts.a.poll-interval", "0s",
                        "wenshu.mail.keywords.accepted", "a b",
                        "wenshu.mail.move-folders", "../x"));

        // Then
        assertThatThrownBy(() -> MailSettings.of(wrong))
                .isInstanceOf(Fault.class)
                .hasMessageContainingAll("password", "address", "poll-interval", "keywords.accepted", "move-folders")
                .extracting(thrown -> ((Fault) thrown).category())
                .isEqualTo(FaultCategory.SETUP);
    }

    @Test
    void acceptsNoServerWhoseCertificateNobodyVouchesFor() {
        // Given
        TestMailServer server = new TestMailServer();
        MailConfig config = server.settings(Map.of(
                "tls",
                "implicit",
                "port",
                String.valueOf(server.server().getImaps().getPort())));
        Account account = config.accounts().values().iterator().next();

        // Then
        assertThatThrownBy(
                        () -> Mailbox.open(new MailAccount("office", account)).close())
                .extracting(Fault::categoryOf)
                .isEqualTo(FaultCategory.SETUP);
        server.server().stop();
    }

    private static Stream<String> names(String prefix, Class<?> type) {
        return Arrays.stream(type.getMethods()).flatMap(method -> {
            String name = prefix + kebab(method);
            Class<?> nested = method.getReturnType();
            return nested.isInterface() && nested.getName().startsWith(MailConfig.class.getName())
                    ? names(name + ".", nested)
                    : Stream.of(name);
        });
    }

    private static String kebab(Method method) {
        return method.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }
}
