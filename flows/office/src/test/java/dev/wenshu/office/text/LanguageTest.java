package dev.wenshu.office.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguageTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "zh | 请各部门于周五前提交第三季度的费用汇总表，逾期不予受理 OA系统。",
                "en | Please send the signed contract back to our office before the end of the week.",
                "de | Bitte senden Sie uns den unterschriebenen Vertrag bis zum Ende der Woche zurück.",
                "fr | Merci de nous renvoyer le contrat signé avant la fin de la semaine pour que nous puissions le traiter.",
                "nl | Stuur het getekende contract voor het einde van de week terug naar ons kantoor.",
                "it | La preghiamo di inviare il contratto firmato alla nostra sede entro la fine della settimana.",
                "es | Le rogamos que envíe el contrato firmado a nuestra oficina antes del fin de semana.",
                "ja | 来週の会議の資料を金曜日までに提出してください。",
                "und | 4711 0815 XQZV"
            })
    void tellsLanguagesApart(String code, String text) {
        assertThat(Language.of(text).code()).isEqualTo(code);
    }
}
