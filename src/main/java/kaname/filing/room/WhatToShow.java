package kaname.filing.room;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import kaname.catalogue.Catalogues;
import kaname.catalogue.FactWords;
import kaname.catalogue.Facts;
import kaname.exchange.InboxRow;
import kaname.exchange.Mailbox;
import kaname.exchange.Marking;
import kaname.exchange.Sheet;
import kaname.filing.Matters;
import kaname.incident.Dossier;
import kaname.incident.Incident;
import kaname.platform.Problem;
import kaname.platform.Text;
import org.springframework.stereotype.Component;

/// What the operator can put into its room: facts and letters in words. Nothing else of the
/// incident is ever reached from there.
@Component
class WhatToShow {

    private static final Text LINE = Text.of("{0}: {1}", "{0}: {1}");

    private final Matters matters;
    private final Mailbox mailbox;
    private final Catalogues catalogues;

    WhatToShow(Matters matters, Mailbox mailbox, Catalogues catalogues) {
        this.matters = matters;
        this.mailbox = mailbox;
        this.catalogues = catalogues;
    }

    public record Shown(Text text, Marking marking) {}

    /// Something to choose; `value` is what stands there now.
    public record Choice(String id, Text label, Text value) {}

    Incident incident(UUID incident) {
        return matters.dossier(incident).incident();
    }

    List<Choice> facts(UUID incident) {
        Dossier dossier = matters.dossier(incident);
        FactWords words = new FactWords(catalogues.now().vocabulary());
        List<Choice> choices = new ArrayList<>();
        Facts facts = dossier.facts();
        facts.values()
                .forEach((id, value) ->
                        choices.add(new Choice(id, words.label(id), words.value(id, value))));
        return choices;
    }

    List<Choice> letters(UUID incident) {
        return mailbox.ofIncident(incident).stream()
                .map(d -> {
                    Sheet sheet = Sheet.of(d.letter().content());
                    return new Choice(
                            d.letter().id().toString(),
                            InboxRow.title(sheet),
                            d.recipientName() == null ? sheet.recipient() : d.recipientName());
                })
                .toList();
    }

    Text facts(UUID incident, List<String> wanted) {
        List<Text> lines =
                facts(incident).stream()
                        .filter(one -> wanted.contains(one.id()))
                        .map(one -> LINE.with(one.label(), one.value()))
                        .toList();
        if (lines.isEmpty() || lines.size() < wanted.stream().distinct().count()) {
            throw Problem.field(
                    "invalid-facts",
                    "/facts",
                    Text.of("述べてある項目を選んでください", "choose facts that were stated"));
        }
        return lines(lines);
    }

    Shown letter(UUID incident, UUID letter) {
        return mailbox.ofIncident(incident).stream()
                .map(Mailbox.Delivered::letter)
                .filter(one -> one.id().equals(letter))
                .findFirst()
                .map(one -> new Shown(words(Sheet.of(one.content())), one.marking()))
                .orElseThrow(() ->
                        Problem.field(
                                "invalid-letter",
                                "/letter",
                                Text.of("この事案の通知を選んでください", "choose a letter of this incident")));
    }

    private static Text words(Sheet sheet) {
        List<Text> lines = new ArrayList<>();
        lines.add(InboxRow.title(sheet));
        lines.add(LINE.with(Text.of("宛先", "To"), sheet.recipient()));
        sheet.items()
                .forEach(item ->
                        item.values()
                                .forEach(
                                        value -> lines.add(LINE.with(item.label(), value.text()))));
        return lines(lines);
    }

    private static Text lines(List<Text> lines) {
        return Text.of(
                String.join("\n", lines.stream().map(Text::ja).toList()),
                String.join("\n", lines.stream().map(Text::en).toList()));
    }
}
