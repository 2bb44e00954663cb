package kaname.exchange;

import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Takes letters in. Letters, ledger entries and the signed receipt are stored in the caller's
/// transaction or not at all: three statements, one more where a recipient owes an answer, however
/// many letters.
@Component
public class PostOffice {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final String INSERT =
            """
            insert into exchange.letter (id, incident, number, operator, operator_sector, sender, recipient,
                                         recipient_body, regime, stage, class, form, content, content_hash,
                                         exercise, sent_at, due_at, clock_at, marking,
                                         purpose)
            select id, incident, number, operator, operator_sector, sender, recipient, recipient_body, regime,
                   stage, class, form, content, decode(content_hash, 'hex'), exercise, sent_at, due_at, clock_at,
                   marking, purpose
              from jsonb_to_recordset(?::jsonb) as l (
                   id uuid, incident uuid, number integer, operator text, operator_sector text, sender text,
                   recipient text, recipient_body text, regime text, stage text, class text, form text,
                   content text, content_hash text, exercise boolean, sent_at timestamptz, due_at timestamptz,
                   clock_at timestamptz, marking text, purpose text)
            """;

    private final JdbcClient jdbc;
    private final LedgerWriter ledger;
    private final KeyRing keys;
    private final AnswerClocks answers;

    PostOffice(JdbcClient jdbc, LedgerWriter ledger, KeyRing keys, AnswerClocks answers) {
        this.jdbc = jdbc;
        this.ledger = ledger;
        this.keys = keys;
        this.answers = answers;
    }

    /// Stores the dispatch and gives back the text of `receipt.json`.
    @Transactional(propagation = Propagation.MANDATORY)
    public String dispatch(Dispatch dispatch) {
        store(dispatch);
        List<LedgerEntry> entries = ledger.append(dispatch.at(), acts(dispatch));
        Signer signer = keys.current();
        String receipt = Receipts.issue(receipt(dispatch, entries, signer.keyId()), signer);
        jdbc.sql(
                        """
                        insert into exchange.receipt (incident, number, operator, issued_at, document)
                        values (?, ?, ?, ?, ?)
                        """)
                .params(
                        dispatch.incident(),
                        dispatch.report(),
                        dispatch.operator().id(),
                        java.sql.Timestamp.from(dispatch.at()),
                        receipt)
                .update();
        return receipt;
    }

    /// Stores letters that tell others what was reported before: each stands in the ledger; the
    /// report has its receipt already.
    @Transactional(propagation = Propagation.MANDATORY)
    public void forward(Dispatch dispatch) {
        store(dispatch);
        ledger.append(dispatch.at(), letters(dispatch));
    }

    private void store(Dispatch dispatch) {
        if (!dispatch.letters().isEmpty()) {
            jdbc.sql(INSERT).param(rows(dispatch)).update();
            answers.start(dispatch.letters());
        }
    }

    private static List<LedgerWriter.Act> acts(Dispatch dispatch) {
        List<LedgerWriter.Act> acts = new ArrayList<>();
        acts.add(
                new LedgerWriter.Act(
                        LedgerEntry.REPORT,
                        dispatch.incident(),
                        dispatch.operator().id(),
                        "report/" + dispatch.report(),
                        Hash.sha256(dispatch.document())));
        acts.addAll(letters(dispatch));
        return acts;
    }

    private static List<LedgerWriter.Act> letters(Dispatch dispatch) {
        List<LedgerWriter.Act> acts = new ArrayList<>();
        for (Dispatch.Addressed addressed : dispatch.letters()) {
            Letter letter = addressed.letter();
            acts.add(
                    new LedgerWriter.Act(
                            LedgerEntry.LETTER,
                            letter.id(),
                            letter.sender(),
                            letter.basis(),
                            letter.contentHash()));
        }
        return acts;
    }

    private static Receipt receipt(Dispatch dispatch, List<LedgerEntry> entries, String keyId) {
        return new Receipt(
                Receipt.id(dispatch.incident(), dispatch.report()),
                dispatch.incident(),
                dispatch.report(),
                dispatch.at(),
                dispatch.operator(),
                dispatch.title(),
                dispatch.exercise(),
                Hash.sha256(dispatch.document()),
                dispatch.letters().stream().map(PostOffice::line).toList(),
                entries,
                java.util.Optional.empty(),
                keyId);
    }

    private static Receipt.Letter line(Dispatch.Addressed addressed) {
        Letter letter = addressed.letter();
        return new Receipt.Letter(
                letter.id(),
                new Receipt.Party(letter.recipientBody(), addressed.recipientName()),
                letter.regime(),
                letter.stage(),
                addressed.article(),
                letter.form(),
                letter.contentHash(),
                letter.sentAt());
    }

    private static String rows(Dispatch dispatch) {
        ArrayNode rows = JSON.createArrayNode();
        for (Dispatch.Addressed addressed : dispatch.letters()) {
            Letter letter = addressed.letter();
            ObjectNode row = rows.addObject();
            row.put("id", letter.id().toString());
            row.put("incident", letter.incident().toString());
            row.put("number", letter.report());
            row.put("operator", letter.operator());
            row.put("operator_sector", letter.operatorSector());
            row.put("sender", letter.sender());
            row.put("recipient", letter.recipient());
            row.put("recipient_body", letter.recipientBody());
            row.put("regime", letter.regime());
            row.put("stage", letter.stage());
            row.put("class", letter.dutyClass());
            row.put("form", letter.form());
            row.put("content", letter.content());
            row.put("content_hash", letter.contentHash().hex());
            row.put("exercise", letter.exercise());
            row.put("sent_at", letter.sentAt().toString());
            row.put("marking", letter.marking().label());
            row.put("due_at", letter.dueAt() == null ? null : letter.dueAt().toString());
            row.put("purpose", letter.purpose().id());
            row.put("clock_at", letter.clockAt() == null ? null : letter.clockAt().toString());
        }
        return rows.toString();
    }
}
