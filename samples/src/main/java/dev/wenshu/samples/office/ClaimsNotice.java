package dev.wenshu.samples.office;

import dev.wenshu.samples.office.WordDocument.Typography;
import java.time.LocalDate;
import java.util.List;

/** A Chinese notice on year-end expense claims: who must hand in what, where, and by when. */
public final class ClaimsNotice {
    private ClaimsNotice() {}

    public static byte[] write() {
        String title = "关于做好2026年度费用报销结算工作的通知";
        return new WordDocument(Typography.CHINESE, title, "行政管理部", LocalDate.of(2026, 11, 9))
                .title(title)
                .flush("云岚财字〔2026〕18号")
                .flush("各部门、各分公司：")
                .text("为做好2026年度财务决算，确保各项费用及时、准确入账，根据《云岚科技费用报销管理办法》，现将年度费用报销结算工作有关事项通知如下。")
                .heading(1, "一、报销范围")
                .text("2026年1月1日至12月10日期间发生且尚未报销的差旅费、业务招待费、办公费、快递费及培训费，均须在本年度内完成报销。12月11日以后发生的费用计入下一年度。")
                .heading(1, "二、时间安排")
                .text("（一）11月20日前，各部门收集整理本部门未报销票据，并在报销系统中提交申请。")
                .text("（二）11月27日前，部门负责人完成审批，逾期未审批的单据退回申请人。")
                .text("（三）12月15日17:00为财务部收单截止时间，逾期不再受理。")
                .table(List.of(
                        List.of("步骤", "责任人", "截止日期"),
                        List.of("提交申请", "报销人", "2026年11月20日"),
                        List.of("部门审批", "部门负责人", "2026年11月27日"),
                        List.of("财务收单", "财务部 陈思远", "2026年12月15日")))
                .heading(1, "三、票据要求")
                .text("（一）电子发票应提交原始文件（PDF、OFD或XML），不得以截图代替；同一张发票不得重复报销。")
                .text("（二）发票抬头须为公司全称，统一社会信用代码须填写完整、准确。")
                .text("（三）单笔金额超过5000元的支出，须附合同或审批单复印件。")
                .heading(1, "四、其他事项")
                .text("请各部门指定一名联系人，于11月13日前将联系人名单报送财务部。工作中如有疑问，请联系财务部陈思远，电话：0571-55501234。")
                .text("特此通知。")
                .right("云岚科技（杭州）有限公司行政管理部")
                .right("2026年11月9日")
                .bytes();
    }
}
