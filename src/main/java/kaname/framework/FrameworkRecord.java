package kaname.framework;

import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import kaname.platform.Cursor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// What became of the framework here: its editions and the changes, a page at a time.
@Service
@Transactional(readOnly = true)
public class FrameworkRecord {

    private static final int PAGE = 50;

    /// `next` asks for the page after this one; null on the last.
    public record Page<T>(List<T> lines, @Nullable String next) {
        public Page {
            lines = List.copyOf(lines);
        }
    }

    private static final Cursor FIRST = new Cursor(Cursor.NEVER, new UUID(-1, -1));

    private final EditionShelf shelf;
    private final Changes changes;
    private final Editions editions;

    FrameworkRecord(EditionShelf shelf, Changes changes, Editions editions) {
        this.shelf = shelf;
        this.changes = changes;
        this.editions = editions;
    }

    /// The latest first.
    public Page<Edition> editions(@Nullable Integer before) {
        List<Edition> found = shelf.before(before == null ? Integer.MAX_VALUE : before, PAGE + 1);
        return page(found, edition -> String.valueOf(edition.number()));
    }

    /// The latest opened first.
    public Page<ChangeLine> changes(@Nullable Cursor after) {
        List<ChangeLine> found = changes.list(after == null ? FIRST : after, PAGE + 1);
        return page(found, line -> new Cursor(line.openedAt(), line.id()).toString());
    }

    private static <T> Page<T> page(List<T> found, Function<T, String> next) {
        return found.size() > PAGE
                ? new Page<>(found.subList(0, PAGE), next.apply(found.get(PAGE - 1)))
                : new Page<>(found, null);
    }

    /// A later edition that this node can't read; 0 if there is none.
    public int unreadable() {
        return editions.unreadable();
    }
}
