package kaname.advisory;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import kaname.advisory.partner.ToPartners;
import kaname.dependency.Dependents;
import kaname.exchange.CanonicalJson;
import kaname.exchange.Hash;
import kaname.exchange.announcement.Announce;
import kaname.exchange.announcement.Audience;
import kaname.platform.Caller;
import kaname.platform.Problem;
import kaname.platform.Text;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Releases what a second account approved, and takes back what was wrong: each as an announcement,
/// in one transaction and as many statements for one recipient as for ten thousand.
@Service
@Transactional
class ReleaseAdvisory {

    static final int LONGEST_REASON = 2000;

    private final JdbcClient jdbc;
    private final Drafts drafts;
    private final Advisories advisories;
    private final Announce announce;
    private final Using using;
    private final Dependents dependents;
    private final ToPartners abroad;
    private final OnTheShelf shelf;

    ReleaseAdvisory(
            JdbcClient jdbc,
            Drafts drafts,
            Advisories advisories,
            Announce announce,
            Using using,
            Dependents dependents,
            ToPartners abroad,
            OnTheShelf shelf) {
        this.jdbc = jdbc;
        this.drafts = drafts;
        this.advisories = advisories;
        this.announce = announce;
        this.using = using;
        this.dependents = dependents;
        this.abroad = abroad;
        this.shelf = shelf;
    }

    /// Whom something reaches: how many organisations at home, and the ids of foreign partners.
    public record Reach(int organisations, List<String> partners) {
        static final Reach NOBODY = new Reach(0, List.of());
    }

    /// Whom it would reach if it were released now.
    ///
    /// @throws Problem 400 with every place to correct, 403 for who writes none
    @Transactional(readOnly = true)
    Reach reach(Caller caller, Written written, @Nullable UUID supersedes) {
        Drafts.onlyForWriters(caller);
        Draft draft = Check.of(written, supersedes != null);
        List<String> partners = abroad.of(caller, draft.leaving(supersedes));
        return new Reach(announce.reach(caller, word(draft, written, supersedes, 1)), partners);
    }

    /// Releases an approved draft, once.
    ///
    /// @throws Problem 404; 409 without the approval of a second account, or where another version
    ///   came first
    UUID release(Caller caller, UUID id) {
        Drafts.Standing standing = drafts.standing(caller, id);
        if (standing.released() != null) {
            return standing.released();
        }
        if (!standing.approved()) {
            throw Problem.of(
                    409,
                    "not-approved",
                    Text.of(
                            "同じ組織のほかの担当が承認すると出せます",
                            "It can be released once another account of your organisation has"
                                    + " approved it"));
        }
        Written written = standing.written();
        Draft draft = Check.of(written, standing.supersedes() != null);
        Advisory earlier = earlier(caller, standing.supersedes());
        List<String> partners = abroad.of(caller, draft.leaving(standing.supersedes()));
        int number = earlier == null ? 1 : earlier.head().number() + 1;
        Announce.Announced out =
                announce.release(
                        caller,
                        word(draft, written, standing.supersedes(), number),
                        "advisory/" + id);
        store(caller, standing, draft, out, earlier == null ? null : earlier.head());
        parts(caller, draft, out.id());
        abroad.release(caller, out.id(), partners);
        if (earlier != null) {
            end(
                    caller,
                    earlier.head().id(),
                    "superseded",
                    out,
                    "第" + number + "版が出ました Version " + number + " was released");
        }
        shelf.lay(advisories.find(caller, out.id()).orElseThrow(), earlier);
        return out.id();
    }

    private @Nullable Advisory earlier(Caller caller, @Nullable UUID id) {
        if (id == null) {
            return null;
        }
        Advisory earlier = own(caller, id);
        if (!earlier.current()) {
            throw Drafts.ended();
        }
        return earlier;
    }

    private Advisory own(Caller caller, UUID id) {
        return advisories
                .find(caller, id)
                .filter(one ->
                        one.head().author().equals(caller.organisation())
                                && Drafts.mayWrite(caller))
                .orElseThrow(Problem::notFound);
    }

    /// Takes it back. Who could read it sees that and the reason, and no longer what it said.
    ///
    /// @throws Problem 400 without a reason; 404 unless it is the caller's; 409 where it ended
    void revoke(Caller caller, UUID id, String reason) {
        Advisory advisory = own(caller, id);
        String because = reason.strip();
        if (because.isEmpty() || because.length() > LONGEST_REASON) {
            throw Problem.field(
                    "invalid-advisory",
                    "/reason",
                    Text.of("理由を1〜{0}文字で書いてください", "say why, in 1 to {0} characters")
                            .with(LONGEST_REASON));
        }
        if (!advisory.current()) {
            throw Drafts.ended();
        }
        Advisory.Head head = advisory.head();
        Announce.Announced out =
                announce.release(
                        caller,
                        new Announce.Word(
                                head.kind(),
                                "取消し: " + head.title(),
                                because,
                                head.marking(),
                                head.exercise(),
                                Audience.NOBODY,
                                id,
                                true,
                                head.urgent()),
                        "revocation/" + id);
        abroad.check(id, "/reason", because);
        end(caller, id, "revoked", out, because);
        shelf.takeBack(advisory, out.at());
    }

    private Announce.Word word(
            Draft draft, Written written, @Nullable UUID supersedes, int number) {
        Whom whom = draft.audience();
        List<String> concerned = new ArrayList<>(dependents.of(whom.standingOn()));
        if (whom.users()) {
            concerned.addAll(using.organisations(draft.body().products()));
        }
        return new Announce.Word(
                draft.kind(),
                draft.title(),
                digest(draft, written, number),
                draft.marking(),
                draft.exercise(),
                whom.audience(concerned),
                supersedes,
                false,
                draft.urgent());
    }

    /// The ledger holds the hash of this, and with it the hash of the whole.
    private static String digest(Draft draft, Written written, int number) {
        String aspects =
                String.join("、", draft.aspects().stream().map(a -> a.label().ja()).toList());
        return """
        注意喚起（第%1$d版）です。%2$s
        対策 %3$d件、検知指標 %4$d件、影響を受ける製品 %5$d件。全文は「注意喚起」で読めます。
        An advisory (version %1$d): %3$d measures, %4$d indicators, %5$d products. Read it in full under Advisories.
        SHA-256 %6$s\
        """
                .formatted(
                        number,
                        aspects,
                        draft.body().measures().size(),
                        draft.body().indicators().size(),
                        draft.body().products().size(),
                        Hash.sha256(CanonicalJson.compact(written)).hex());
    }

    private void store(
            Caller caller,
            Drafts.Standing standing,
            Draft draft,
            Announce.Announced out,
            Advisory.@Nullable Head earlier) {
        Instant began = earlier == null ? out.at() : earlier.seriesBegan();
        jdbc.sql(
                        """
                        insert into advisory.advisory (id, series, number, draft, revision, author, kind, title, aspects,
                                                       marking, pap, iep, sectors, named_only, exercise, released_at,
                                                       began_at, reached, supersedes)
                        values (:id, :series, :number, :draft, :revision, :author, :kind, :title, :aspects, :marking, :pap,
                                :iep::jsonb, :sectors, :named, :exercise, :at, :began, :reached, :supersedes)
                        """)
                .param("id", out.id())
                .param("series", earlier == null ? standing.id() : earlier.series())
                .param("number", earlier == null ? 1 : earlier.number() + 1)
                .param("draft", standing.id())
                .param("revision", standing.revision())
                .param("author", caller.organisation())
                .param("kind", draft.kind().id())
                .param("title", draft.title())
                .param("aspects", draft.aspects().stream().map(Aspect::id).toArray(String[]::new))
                .param("marking", draft.marking().label())
                .param("pap", draft.pap().label())
                .param("iep", CanonicalJson.compact(draft.iep()))
                .param("sectors", draft.audience().sectors().toArray(String[]::new))
                .param("named", draft.audience().namedOnly())
                .param("exercise", draft.exercise())
                .param("at", Timestamp.from(out.at()))
                .param("began", Timestamp.from(began))
                .param("reached", out.reached())
                .param("supersedes", standing.supersedes())
                .update();
    }

    private void parts(Caller caller, Draft draft, UUID id) {
        jdbc.sql("insert into advisory.content (advisory, author, text) values (?, ?, ?)")
                .params(id, caller.organisation(), draft.text())
                .update();
        insert(
                "product (advisory, number, author, vendor, product, versions)",
                "e.v ->> 'vendor', e.v ->> 'product', e.v ->> 'versions'",
                caller,
                id,
                draft.body().products());
        insert(
                "indicator (advisory, number, author, type, value, note)",
                "e.v ->> 'type', e.v ->> 'value', e.v ->> 'note'",
                caller,
                id,
                draft.body().indicators());
        insert(
                "measure (advisory, number, author, text)",
                "e.v #>> '{}'",
                caller,
                id,
                draft.body().measures());
        jdbc.sql(
                        """
                        insert into advisory.source (advisory, author, kind, subject)
                        select ?, ?, e ->> 'kind', (e ->> 'subject')::uuid from jsonb_array_elements(?::jsonb) e
                        """)
                .params(id, caller.organisation(), CanonicalJson.compact(draft.sources()))
                .update();
    }

    private void insert(String into, String columns, Caller caller, UUID id, List<?> rows) {
        jdbc.sql(
                        "insert into advisory."
                                + into
                                + " select ?, e.n, ?, "
                                + columns
                                + " from jsonb_array_elements(?::jsonb) with ordinality as e (v,"
                                + " n)")
                .params(id, caller.organisation(), CanonicalJson.compact(rows))
                .update();
    }

    private void end(Caller caller, UUID id, String how, Announce.Announced out, String reason) {
        jdbc.sql(
                        """
                        insert into advisory.ended (advisory, author, how, by, at, account, reason)
                        values (?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        id,
                        caller.organisation(),
                        how,
                        out.id(),
                        Timestamp.from(out.at()),
                        caller.account(),
                        reason)
                .update();
    }
}
