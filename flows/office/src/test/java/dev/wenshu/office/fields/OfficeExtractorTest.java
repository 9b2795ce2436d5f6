package dev.wenshu.office.fields;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wenshu.document.DocumentFormat;
import dev.wenshu.document.ParsedDocument;
import dev.wenshu.document.extract.ExtractedField;
import dev.wenshu.document.extract.Extraction;
import dev.wenshu.office.FakeDocument;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OfficeExtractorTest {
    private static Extraction extract(ParsedDocument document) {
        return new OfficeExtractor().extract(document).orElseThrow();
    }

    private static Map<String, String> values(Extraction extraction) {
        Map<String, String> values = new LinkedHashMap<>();
        extraction.fields().forEach((name, field) -> values.put(name, field.value()));
        return values;
    }

    @ParameterizedTest
    @CsvSource({
        "关于国庆节放假的通知, notice",
        "关于做好年度费用报销工作的通知, notice",
        "Bekanntmachung der Hausverwaltung, notice",
        "Minutes of the weekly sales meeting, minutes",
        "第三次项目例会会议纪要, minutes",
        "Protokoll der Betriebsratssitzung, minutes",
        "差旅费报销单, expense_sheet",
        "房屋租赁合同, contract",
        "Mietvertrag, contract",
        "2026年上半年工作总结, report",
        "Annual report 2025, report",
        "Rezept für Apfelkuchen, document"
    })
    void tellsTheKindByTheTitle(String title, String kind) {
        // When
        Extraction extraction = extract(FakeDocument.of(
                DocumentFormat.WORD, FakeDocument.heading(title), FakeDocument.paragraph("Text of it follows here.")));

        // Then
        assertThat(extraction.kind()).isEqualTo(kind);
        assertThat(values(extraction)).containsEntry("title", title);
    }

    @Test
    void readsAChineseNotice() {
        // When
        Extraction extraction = extract(FakeDocument.text("""
                关于开展消防演练的通知
                各部门：
                请各部门于2026年11月20日前报送参加人员名单。
                发文单位：综合管理部
                2026年11月3日
                """));

        // Then
        assertThat(extraction.kind()).isEqualTo("notice");
        assertThat(values(extraction))
                .containsEntry("title", "关于开展消防演练的通知")
                .containsEntry("date", "2026-11-03")
                .containsEntry("author", "综合管理部")
                .containsEntry("deadline", "2026-11-20");
        assertThat(extraction.fields().values())
                .extracting(field -> field.evidence().page())
                .containsOnly(1);
    }

    @Test
    void readsAMailFromItsHeader() {
        // When
        Extraction extraction = extract(FakeDocument.of(
                DocumentFormat.MAIL,
                "Angebot Nr. 7",
                Map.of(
                        "From", "Mia Brandt <mia@example.org>",
                        "To", "einkauf@example.org",
                        "Date", "Wed, 04 Mar 2026 23:30:00 +0100"),
                FakeDocument.paragraph("Anbei das Angebot.")));

        // Then
        assertThat(extraction.kind()).isEqualTo("mail");
        assertThat(values(extraction))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "title", "Angebot Nr. 7",
                        "from", "Mia Brandt <mia@example.org>",
                        "to", "einkauf@example.org",
                        "date", "2026-03-04"));
    }

    @Test
    void readsTheOneTotalOfASheet() {
        // When
        Extraction extraction = extract(FakeDocument.of(
                DocumentFormat.SPREADSHEET,
                FakeDocument.row("费用项目", "金额"),
                FakeDocument.row("交通", "120.50"),
                FakeDocument.row("合计", "¥1,320.50")));

        // Then
        assertThat(extraction.kind()).isEqualTo("sheet");
        assertThat(values(extraction)).containsEntry("total", "1320.50").containsEntry("sheets", "1");
    }

    @Test
    void givesNoTotalWhereASheetHasTwo() {
        // When
        Extraction extraction = extract(FakeDocument.of(
                DocumentFormat.SPREADSHEET, FakeDocument.row("Total", "10"), FakeDocument.row("Total", "12")));

        // Then
        assertThat(extraction.fields()).doesNotContainKey("total");
    }

    @Test
    void readsTheLabelledDateOfMinutes() {
        // When
        Extraction extraction = extract(FakeDocument.text("""
                Minutes of the works council
                Date: 9 March 2026
                Minutes by: Lee Hart
                The council met in room 4 and agreed on the holiday plan of 24 December 2026.
                """));

        // Then
        assertThat(values(extraction)).containsEntry("date", "2026-03-09").containsEntry("author", "Lee Hart");
        assertThat(extraction.fields().get("date"))
                .extracting(ExtractedField::confidence)
                .isEqualTo(0.9);
    }

    @Test
    void readsThePartiesOfAContract() {
        // When
        Extraction extraction = extract(FakeDocument.text("""
                设备采购合同
                甲方（买方）：海棠示例科技有限公司
                乙方（卖方）：松柏示例设备有限公司
                双方经协商一致，订立本合同。
                """));

        // Then
        assertThat(values(extraction))
                .containsEntry("party_a", "海棠示例科技有限公司")
                .containsEntry("party_b", "松柏示例设备有限公司")
                .doesNotContainKey("date");
    }

    @Test
    void knowsNothingOfADocumentWithoutText() {
        assertThat(new OfficeExtractor().extract(FakeDocument.of(DocumentFormat.IMAGE)))
                .isEmpty();
    }
}
