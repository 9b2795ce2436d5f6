package dev.wenshu.connector.mail.pickup;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MailFileNameTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Rechnung 4711 über 文档|Rechnung 4711 über 文档.eml",
                "../../etc/passwd|etc passwd.eml",
                "C:\\\\x\\\\y|C x y.eml",
                "CON|mail CON.eml",
                "lpt1.txt|mail lpt1.txt.eml",
                "~$lock|$lock.eml",
                "...|mail.eml",
                "''|mail.eml",
                "a<b>|a b.eml"
            })
    void makesAFileNameThatIsOneOnEverySystem(String subject, String name) {
        assertThat(MailFileName.of(subject)).isEqualTo(name);
    }

    @Test
    void dropsLineEndsAndSignsThatTurnTheDirectionOfWriting() {
        assertThat(MailFileName.of("a\r\nb\u0000c\u202Egpj.exe")).isEqualTo("a b c gpj.exe.eml");
    }

    @Test
    void shortensWithoutCuttingASignInTwo() {
        assertThat(MailFileName.of("😀".repeat(200))).isEqualTo("😀".repeat(100) + ".eml");
        assertThat(MailFileName.of(null)).isEqualTo("mail.eml");
    }
}
