package kaname.registry;

import kaname.platform.Text;

/// A persona as the pages offer it: the desk, and what one sees from there.
record DemoSeat(DemoNation.Persona persona, Text sees) {

    static DemoSeat of(DemoNation.Persona persona) {
        return new DemoSeat(persona, sees(persona.role()));
    }

    private static Text sees(String role) {
        return switch (role) {
            case "operator-desk" ->
                    Text.of(
                            "サービスが止まった側。一度の報告で、届く先と期限がすべて並びます。",
                            "A service is down here: report once, see every office told and every"
                                    + " time limit.");
            case "ministry-desk" ->
                    Text.of(
                            "自分に宛てた報告を、期限の近い順に受け取ります。",
                            "Receives what is addressed to it, the nearest time limit first.");
            case "coordinator" ->
                    Text.of("全分野の状況を一つの画面で見ます。", "Sees every sector’s services on one page.");
            case "ceptoar-office" ->
                    Text.of(
                            "ヒヤリハットを受け取ります。だれのものかは外へ出しません。",
                            "Receives near misses; who told them goes no further.");
            case "police-desk" ->
                    Text.of(
                            "事業者が相談を選んだときだけ、共通様式で届きます。",
                            "Hears of an attack only if the operator chooses to consult it.");
            case "data-protection-desk" ->
                    Text.of(
                            "個人データが関わる報告だけを受け取ります。",
                            "Receives only reports that concern personal data.");
            case "ministry-supervision" ->
                    Text.of(
                            "法定の報告だけを見ます。任意の連絡は、あることも分かりません。",
                            "Sees statutory reports alone; cannot tell that a voluntary one"
                                    + " exists.");
            case "competent-minister" ->
                    Text.of("事前審査の案件だけを見ます。", "Sees cases of prior review alone.");
            case "crisis-desk" ->
                    Text.of(
                            "大規模障害対応の体制のあいだだけ受け取ります。",
                            "Receives only while the mode is for large-scale failures.");
            case "decision-body", "expert", "industry-body" ->
                    Text.of("制度の画面を見ます。報告は見えません。", "Sees the framework, and no report.");
            default -> Text.of("自分に宛てた報告を受け取ります。", "Receives what is addressed to it.");
        };
    }
}
