package kaname.exchange.delivery;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import kaname.catalogue.PlainText;
import kaname.exchange.Marking;
import kaname.platform.Caller;
import kaname.platform.Problem;
import kaname.platform.Text;
import kaname.platform.Vault;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Adds, tests and removes the channels of the caller's organisation.
@Service
@Transactional
class KeepChannels {

    static final List<String> TELLS =
            List.of(
                    "letter",
                    "question",
                    "unread",
                    "reminder",
                    "announcement",
                    "circle",
                    "drill",
                    "concern");
    private static final int MOST = 20;
    private static final int LONGEST_NAME = 100;

    private final Channels channels;
    private final Post post;
    private final Neighbourhood neighbourhood;
    private final Vault vault;
    private final Clock clock;

    KeepChannels(
            Channels channels, Post post, Neighbourhood neighbourhood, Vault vault, Clock clock) {
        this.channels = channels;
        this.post = post;
        this.neighbourhood = neighbourhood;
        this.vault = vault;
        this.clock = clock;
    }

    /// What a person or a program asked for; anything may be missing or wrong.
    record Wanted(
            @Nullable String kind,
            @Nullable String name,
            @Nullable String address,
            @Nullable List<String> tells,
            @Nullable String shows) {}

    /// A new channel, and the secret of a webhook, said this once; "" of a mail address.
    record Added(Channel channel, String secret) {}

    @Transactional(readOnly = true)
    List<Channel> all() {
        return channels.all();
    }

    @Transactional(readOnly = true)
    List<Channels.Sent> sent(Caller caller, int limit) {
        return channels.sent(caller.organisation(), limit);
    }

    boolean mailsGoOut() {
        return post.open();
    }

    /// A question goes out whether messages are wanted there; until the answer nothing else does.
    Added add(Caller caller, Wanted wanted) {
        Channel channel = checked(caller, wanted);
        if (channels.all().size() >= MOST) {
            throw Problem.of(
                    409,
                    "too-many-channels",
                    Text.of(
                            "届け先は " + MOST + " 件までです。使わないものを外してください",
                            "There are " + MOST + " channels at most: remove one first"));
        }
        SigningSecret secret = SigningSecret.fresh();
        boolean webhook = channel.kind() == Channel.Kind.WEBHOOK;
        try {
            channels.add(
                    channel,
                    caller.account(),
                    webhook
                            ? vault.seal(SigningSecret.purpose(channel.id()), secret.bytes())
                            : null);
        } catch (DuplicateKeyException e) {
            throw Problem.field(
                    "invalid-channel",
                    "/address",
                    Text.of("この届け先は登録してあります", "this address is there already"));
        }
        channels.ask(channel, Occasion.CONFIRM, now());
        return new Added(channel, webhook ? secret.shown() : "");
    }

    /// A message that says that it is a test; to an address that has not said yes, the question
    /// again, once in ten minutes.
    void test(Caller caller, UUID id) {
        Channel channel = mine(id);
        Occasion occasion = channel.confirmed() ? Occasion.TEST : Occasion.CONFIRM;
        boolean lately =
                channels.sent(caller.organisation(), 100).stream()
                        .filter(sent -> sent.channel().equals(id))
                        .filter(sent -> sent.occasion() == occasion)
                        .anyMatch(sent ->
                                sent.plannedAt().isAfter(now().minus(10, ChronoUnit.MINUTES)));
        if (lately && occasion == Occasion.CONFIRM) {
            throw Problem.of(
                    429,
                    "asked-lately",
                    Text.of(
                            "確認は少し前に送りました。10分たつと、もう一度送れます",
                            "The question was sent a moment ago; again after ten minutes"));
        }
        channels.ask(channel, occasion, now());
    }

    void remove(UUID id) {
        channels.remove(mine(id).id(), now());
    }

    /// Undoes [#remove].
    void restore(UUID id) {
        try {
            channels.remove(mine(id).id(), null);
        } catch (DuplicateKeyException e) {
            throw Problem.of(
                    409,
                    "channel-there",
                    Text.of("同じ届け先がもう登録されています", "The same address is there again"));
        }
    }

    private Channel mine(UUID id) {
        return channels.find(id).orElseThrow(Problem::notFound);
    }

    private Channel checked(Caller caller, Wanted wanted) {
        List<Problem.Field> refused = new ArrayList<>();
        boolean webhook = "webhook".equals(wanted.kind());
        if (!webhook && !"mail".equals(wanted.kind())) {
            refuse(refused, "/kind", "mail か webhook です", "mail or webhook");
        }
        String name = text(wanted.name());
        if (name.isEmpty() || name.length() > LONGEST_NAME || PlainText.hasForbidden(name)) {
            refuse(refused, "/name", "名前を1〜100文字で書いてください", "a name of 1 to 100 characters");
        }
        String address = text(wanted.address());
        if (webhook && !ChannelAddress.isUrl(address, neighbourhood.privateToo())) {
            refuse(
                    refused,
                    "/address",
                    "https:// で始まる公開のアドレスを書いてください",
                    "a public address that begins with https://");
        }
        if (!webhook && !ChannelAddress.isMail(address)) {
            refuse(refused, "/address", "メールアドレスを一つ書いてください", "one mail address");
        } else if (!webhook && !post.open()) {
            refuse(
                    refused,
                    "/address",
                    "ここからはメールを送れません。運用担当者がメールサーバーを設定すると使えます",
                    "no mail goes out from here until its keepers set a mail server");
        }
        List<String> tells = wanted.tells() == null ? TELLS : wanted.tells();
        if (tells.isEmpty() || !tells.stream().allMatch(KeepChannels::isOccasion)) {
            refuse(refused, "/tells", "知らせる場面を選んでください", "one or more of " + TELLS);
        }
        Marking shows =
                Marking.of(wanted.shows() == null ? Marking.CLEAR.label() : wanted.shows())
                        .orElse(null);
        if (shows == null) {
            refuse(refused, "/shows", "TLP の印を選んでください", "a label such as TLP:CLEAR");
        }
        if (!refused.isEmpty() || shows == null) {
            throw new Problem(
                    400,
                    "invalid-channel",
                    Text.of("入力に直すところがあります", "Some input needs correcting"),
                    refused);
        }
        return new Channel(
                UUID.randomUUID(),
                caller.organisation(),
                webhook ? Channel.Kind.WEBHOOK : Channel.Kind.MAIL,
                name,
                address,
                tells.stream().distinct().toList(),
                shows,
                now(),
                null,
                null);
    }

    /// A program may send null.
    private static boolean isOccasion(@Nullable String named) {
        return named != null && TELLS.contains(named);
    }

    private static void refuse(List<Problem.Field> refused, String pointer, String ja, String en) {
        refused.add(new Problem.Field(pointer, Text.of(ja, en)));
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text.strip();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
