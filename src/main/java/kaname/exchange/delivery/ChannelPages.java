package kaname.exchange.delivery;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import kaname.exchange.Marking;
import kaname.platform.Caller;
import kaname.platform.Problem;
import kaname.platform.Text;
import kaname.platform.web.Pages;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Where an organisation hears that something waits: its channels, and how the last messages went.
@RestController
@RequestMapping("/channels")
class ChannelPages {

    private static final int LATEST = 20;
    private static final Text TITLE = Text.of("お知らせの届け先", "Where you are told");

    private final KeepChannels keep;
    private final ConfirmChannel confirm;
    private final Pages pages;

    ChannelPages(KeepChannels keep, ConfirmChannel confirm, Pages pages) {
        this.keep = keep;
        this.confirm = confirm;
        this.pages = pages;
    }

    /// A channel with its last message's fate.
    public record Row(
            UUID id,
            String name,
            String address,
            boolean webhook,
            boolean confirmed,
            List<Text> tells,
            Marking shows,
            boolean failing) {}

    /// One message: where to, why, and how far it has come.
    public record SentRow(
            String channel,
            Text occasion,
            @Nullable UUID letter,
            Instant at,
            Text state,
            boolean failed,
            String detail) {}

    /// The form for a new channel as entered.
    public record Form(
            String kind,
            String name,
            String address,
            List<String> tells,
            String shows,
            Map<String, Text> errors) {
        static final Form EMPTY =
                new Form("mail", "", "", KeepChannels.TELLS, Marking.CLEAR.label(), Map.of());
    }

    public record Choice(String id, Text label) {}

    public record View(
            List<Row> channels,
            List<SentRow> sent,
            Form form,
            List<Choice> tells,
            List<Marking> markings,
            boolean mailsGoOut,
            String secret,
            @Nullable UUID removed,
            @Nullable Text done) {

        public long failing() {
            return channels.stream().filter(Row::failing).count();
        }

        public long unconfirmed() {
            return channels.stream().filter(row -> !row.confirmed()).count();
        }
    }

    @GetMapping
    ResponseEntity<String> channels(
            @AuthenticationPrincipal Caller caller,
            @RequestParam(required = false) @Nullable UUID removed,
            @RequestParam(required = false) @Nullable String done) {
        Text said = done == null ? null : DONE.get(done);
        return show(HttpStatus.OK, caller, Form.EMPTY, "", removed, said);
    }

    private static final Map<String, Text> DONE =
            Map.of(
                    "added",
                    Text.of(
                            "確認のお知らせを送りました。受け取った人が「受け取る」を押すと始まります。",
                            "A question was sent there. Messages begin once its reader says yes."),
                    "tested",
                    Text.of("試しのお知らせを送りました。", "A test is on its way."),
                    "restored",
                    Text.of("元に戻しました。", "Put back."));

    @PostMapping
    ResponseEntity<?> add(
            @AuthenticationPrincipal Caller caller,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String address,
            @RequestParam(defaultValue = "") List<String> tells,
            @RequestParam(defaultValue = "") String shows) {
        KeepChannels.Added added;
        try {
            added = keep.add(caller, new KeepChannels.Wanted(kind, name, address, tells, shows));
        } catch (Problem problem) {
            Map<String, Text> errors =
                    problem.fields().stream()
                            .collect(
                                    Collectors.toMap(
                                            field -> field.pointer().substring(1),
                                            Problem.Field::detail,
                                            (one, _) -> one));
            if (errors.isEmpty()) {
                errors = Map.of("address", problem.title());
            }
            return show(
                    HttpStatus.BAD_REQUEST,
                    caller,
                    new Form(kind, name, address, tells, shows, errors),
                    "",
                    null,
                    null);
        }
        if (added.secret().isEmpty()) {
            return seeOther("/channels?done=added");
        }
        return show(HttpStatus.OK, caller, Form.EMPTY, added.secret(), null, null);
    }

    @PostMapping("/{id}/test")
    ResponseEntity<Void> test(@AuthenticationPrincipal Caller caller, @PathVariable UUID id) {
        keep.test(caller, id);
        return seeOther("/channels?done=tested");
    }

    @PostMapping("/{id}/removal")
    ResponseEntity<Void> remove(@PathVariable UUID id) {
        keep.remove(id);
        return seeOther("/channels?removed=" + id);
    }

    @PostMapping("/{id}/return")
    ResponseEntity<Void> restore(@PathVariable UUID id) {
        keep.restore(id);
        return seeOther("/channels?done=restored");
    }

    /// A link that somebody opens is not yet an answer: mail scanners open links too.
    @GetMapping("/{id}/confirm/{code}")
    ResponseEntity<String> asked(@PathVariable UUID id, @PathVariable String code) {
        return pages.render(
                "exchange/delivery/confirm.jte",
                pages.page(TITLE),
                Map.of("address", confirm.asked(id, code), "confirmed", false));
    }

    @PostMapping("/{id}/confirm/{code}")
    ResponseEntity<String> confirmed(@PathVariable UUID id, @PathVariable String code) {
        return pages.render(
                "exchange/delivery/confirm.jte",
                pages.page(TITLE),
                Map.of("address", confirm.confirm(id, code), "confirmed", true));
    }

    private ResponseEntity<String> show(
            HttpStatus status,
            Caller caller,
            Form form,
            String secret,
            @Nullable UUID removed,
            @Nullable Text done) {
        List<Channel> channels = keep.all();
        List<Channels.Sent> sent = keep.sent(caller, LATEST);
        View view =
                new View(
                        channels.stream().map(channel -> row(channel, sent)).toList(),
                        sent.stream().map(one -> sentRow(one, channels)).toList(),
                        form,
                        KeepChannels.TELLS.stream().map(id -> new Choice(id, label(id))).toList(),
                        List.of(Marking.values()),
                        keep.mailsGoOut(),
                        secret,
                        removed,
                        done);
        Map<String, Object> model = new HashMap<>();
        model.put("view", view);
        return pages.render(status, "exchange/delivery/channels.jte", pages.page(TITLE), model);
    }

    private static Row row(Channel channel, List<Channels.Sent> sent) {
        boolean failing =
                sent.stream()
                        .filter(one -> one.channel().equals(channel.id()))
                        .findFirst()
                        .filter(last -> last.state().equals("failed") || last.attempts() > 2)
                        .filter(last -> !last.state().equals("delivered"))
                        .isPresent();
        return new Row(
                channel.id(),
                channel.name(),
                channel.address(),
                channel.kind() == Channel.Kind.WEBHOOK,
                channel.confirmed(),
                channel.tells().stream().map(ChannelPages::label).toList(),
                channel.shows(),
                failing);
    }

    private static SentRow sentRow(Channels.Sent sent, List<Channel> channels) {
        String name =
                channels.stream()
                        .filter(channel -> channel.id().equals(sent.channel()))
                        .findFirst()
                        .map(Channel::name)
                        .orElse("");
        return new SentRow(
                name,
                label(sent.occasion().id()),
                sent.letter(),
                sent.plannedAt(),
                DeliveryWords.state(sent.state(), sent.attempts()),
                sent.state().equals("failed"),
                sent.state().equals("delivered") ? "" : sent.detail());
    }

    private static Text label(String tells) {
        return switch (Occasion.of(tells)) {
            case CIRCLE -> Text.of("グループで何かが待つ", "Something waits in a circle");
            case DRILL -> Text.of("連絡訓練（演習）", "Contact drills");
            case LETTER -> Text.of("通知が届いたとき", "A letter arrives");
            case QUESTION -> Text.of("質問や答えが届いたとき", "A question or an answer arrives");
            case UNREAD -> Text.of("通知がまだ開かれていないとき", "A letter stays unopened");
            case REMINDER -> Text.of("報告の期限が近いとき・過ぎたとき", "A due time is near or past");
            case ANNOUNCEMENT ->
                    Text.of("情報提供・助言・指導が届いたとき", "Information, advice or guidance arrives");
            case CONCERN ->
                    Text.of(
                            "登録した製品・ネットワークに当たる情報が共有されたとき",
                            "What is shared concerns your products or networks");
            case FAILED -> Text.of("別の届け先に届かなかったとき", "Another channel failed");
            case TEST -> Text.of("試し", "Test");
            case CONFIRM -> Text.of("届けてよいかの確認", "Question whether it is wanted");
        };
    }

    private static ResponseEntity<Void> seeOther(String path) {
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .header(HttpHeaders.LOCATION, path)
                .build();
    }
}
