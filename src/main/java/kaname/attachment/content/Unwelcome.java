package kaname.attachment.content;

import kaname.platform.Text;

/// A file that is not taken, and why; in words for whoever sent it.
public final class Unwelcome extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Text why;

    Unwelcome(Text why) {
        super(why.en(), null, false, false);
        this.why = why;
    }

    static Unwelcome because(String ja, String en) {
        return new Unwelcome(Text.of(ja, en));
    }

    public Text why() {
        return why;
    }
}
