package kaname.advisory;

import java.util.List;
import java.util.UUID;
import kaname.advisory.partner.Abroad;
import kaname.exchange.Marking;
import kaname.platform.Caller;
import kaname.platform.Callers;
import kaname.platform.database.Database;
import kaname.registry.DemoCaller;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Gives the demo nation advisories, each written by one desk and approved by its deputy. Every
/// product, address and event is invented.
@Component
@Profile("demo")
@Order(200)
@ConditionalOnProperty(name = "kaname.demo.advisories", matchIfMissing = true)
class DemoAdvisories implements ApplicationRunner {

    private static final Iep CAREFUL = new Iep("", "", "", "", "", "");

    private final Database database;
    private final Drafts drafts;
    private final ReleaseAdvisory release;
    private final Advisories advisories;
    private final Campaigns campaigns;

    DemoAdvisories(
            Database database,
            Drafts drafts,
            ReleaseAdvisory release,
            Advisories advisories,
            Campaigns campaigns) {
        this.database = database;
        this.drafts = drafts;
        this.release = release;
        this.advisories = advisories;
        this.campaigns = campaigns;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        JdbcClient owner = JdbcClient.create(database.owner().unpooled());
        boolean there =
                owner.sql("select exists (select from advisory.advisory)")
                        .query(Boolean.class)
                        .single();
        if (there) {
            return;
        }
        owner.sql(
                        """
                        insert into registry.system_product (system, organisation, vendor, product, version)
                        select s.id, s.organisation, 'Example Networks', 'VPN-5', '9.2' from registry.system s
                         where s.id in ('minato-terminal-tos', 'minato-terminal-gate')
                            on conflict do nothing
                        """)
                .update();
        out(owner, "ministry-desk", "ministry-deputy", ports());
        out(owner, "coordinator", "coordinator-deputy", mails());
        UUID gateways = out(owner, "coordinator", "coordinator-deputy", gateways());
        for (String desk : List.of("bank-desk", "izumi-desk", "tsuna-desk", "kurashi-desk")) {
            Caller caller = DemoCaller.of(owner, desk);
            Callers.as(
                    caller,
                    () -> {
                        campaigns.answer(
                                caller,
                                advisories.find(caller, gateways).orElseThrow(),
                                1,
                                desk.equals("kurashi-desk") ? "not-applicable" : "done",
                                "",
                                "");
                        return gateways;
                    });
        }
    }

    private UUID out(JdbcClient owner, String writes, String approves, Written written) {
        Caller writer = DemoCaller.of(owner, writes);
        Caller approver = DemoCaller.of(owner, approves);
        UUID draft = Callers.as(writer, () -> drafts.open(writer, written, null));
        Callers.as(
                approver,
                () -> {
                    drafts.approve(approver, draft, 1);
                    return draft;
                });
        return Callers.as(writer, () -> release.release(writer, draft));
    }

    private static Written gateways() {
        return new Written(
                "advice",
                "VPN 装置 VPN-5 の欠陥を突く侵入が続いています（架空）",
                """
                先週から、遠隔接続に使う VPN-5（9.0 以上 9.4 未満）の認証を迂回され、業務端末まで入り込まれた報告が続いています。
                侵入から暗号化までは平均 6 時間です。止まる前に、まず装置を切り離して記録を保全してください。

                見分け方: 装置の記録に、利用者のいない時間帯の管理画面への接続と、下の検知指標への通信が残ります。
                This is an invented example of an advisory.\
                """,
                List.of("containment", "prevention"),
                Marking.GREEN.label(),
                Pap.GREEN.label(),
                CAREFUL,
                List.of(new Product("Example Networks", "VPN-5", ">=9.0 <9.4")),
                List.of(
                        new Indicator("ip", "198.51.100.23", "指令サーバー C2"),
                        new Indicator("domain", "update-check.example", "偽の更新先"),
                        new Indicator(
                                "hash",
                                "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                                "gate.exe")),
                List.of(
                        "VPN-5 を 9.4 以上に更新するか、更新まで切り離す",
                        "検知指標への通信を過去90日分の記録で調べる",
                        "管理画面を社内からだけ開けるようにする"),
                new Whom(
                        true,
                        List.of(),
                        List.of(),
                        List.of(),
                        false,
                        List.of(),
                        new Abroad(true, List.of(), List.of())),
                List.of(),
                false);
    }

    private static Written ports() {
        return new Written(
                "information",
                "ゲート受付端末の停止が荷役に広がった事例（架空）",
                """
                ゲート受付端末の障害から、ターミナル全体の搬出入が半日止まった事例がありました。端末と荷役の仕組みが同じ認証を使っていたためです。
                紙の受付に切り替える手順があったところは、2時間で再開しています。
                This is an invented example of an advisory.\
                """,
                List.of("recurrence", "prevention"),
                Marking.AMBER.label(),
                Pap.AMBER.label(),
                CAREFUL,
                List.of(),
                List.of(),
                List.of("紙の受付へ切り替える手順を確かめる", "ゲートと荷役の認証を分ける"),
                new Whom(
                        false,
                        List.of("port"),
                        List.of("operator"),
                        List.of(),
                        false,
                        List.of(),
                        Abroad.NOWHERE),
                List.of(),
                false);
    }

    private static Written mails() {
        return new Written(
                "information",
                "所管省庁を名乗る偽メール（架空）",
                """
                「事故報告様式の差し替え」という件名で、偽の入力画面へ誘うメールが出回っています。様式の差し替えをメールのリンクで求めることはありません。
                This is an invented example of an advisory.\
                """,
                List.of("prevention"),
                Marking.CLEAR.label(),
                Pap.CLEAR.label(),
                CAREFUL,
                List.of(),
                List.of(
                        new Indicator("mail", "notice@ministry-form.example", "差出人"),
                        new Indicator("url", "https://ministry-form.example/replace", "偽の入力画面")),
                List.of("職員に知らせる"),
                new Whom(true, List.of(), List.of(), List.of(), false, List.of(), Abroad.NOWHERE),
                List.of(),
                false);
    }
}
