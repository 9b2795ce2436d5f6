package dev.wenshu.samples.office;

import dev.wenshu.samples.office.WordDocument.Typography;
import java.time.LocalDate;
import java.util.List;

/** Chinese minutes of a project meeting, with decisions and tasks that have an owner and a due date. */
public final class MeetingMinutes {
    private MeetingMinutes() {}

    public static byte[] write() {
        String title = "文档智能处理项目推进会会议纪要";
        return new WordDocument(Typography.CHINESE, title, "林晓彤", LocalDate.of(2026, 11, 4))
                .title(title)
                .flush("会议时间：2026年11月4日（星期三）14:00—15:30")
                .flush("会议地点：总部三楼第二会议室")
                .flush("主持人：赵建国")
                .flush("参会人员：陈思远、林晓彤、王海涛、周文静、刘洋")
                .flush("缺席人员：孙立（出差）")
                .flush("记录人：林晓彤")
                .heading(1, "一、会议议题")
                .text("1. 通报十月份发票自动录入试点情况；2. 讨论合同归档流程；3. 确定年底前工作安排。")
                .heading(1, "二、讨论内容")
                .text("王海涛通报：十月份试点处理发票1286张，其中1173张自动通过，113张转人工复核，主要原因是扫描件倾斜和印章遮挡。人均录入时间由每张4分钟降至50秒。")
                .text("周文静提出：合同扫描件命名不统一，归档后难以检索，建议按“年份-部门-对方单位-合同编号”统一命名。")
                .text("陈思远指出：重复报销仍是主要风险，系统应在提交时提示同号发票。")
                .heading(1, "三、会议决定")
                .text("（一）同意自2026年12月1日起，在财务部和采购部全面使用发票自动录入。")
                .text("（二）合同归档采用统一命名规则，历史合同于2027年第一季度完成整理。")
                .text("（三）人工复核岗由财务部两名同事轮值，每周通报一次差错率。")
                .heading(1, "四、待办事项")
                .table(List.of(
                        List.of("序号", "任务", "负责人", "完成时间"),
                        List.of("1", "完成采购部账号开通和培训", "王海涛", "2026年11月20日"),
                        List.of("2", "拟定合同命名规则并发各部门征求意见", "周文静", "2026年11月13日"),
                        List.of("3", "提供重复发票清单和处理建议", "陈思远", "2026年11月18日"),
                        List.of("4", "采购一台高速扫描仪，预算不超过8000元", "刘洋", "2026年11月27日")))
                .text("下次会议定于2026年11月25日14:00召开，由林晓彤负责通知。")
                .bytes();
    }
}
