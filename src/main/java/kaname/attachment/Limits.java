package kaname.attachment;

import kaname.platform.Problem;
import kaname.platform.Text;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/// How much is taken: of one file, and of all files of an incident together.
@ConfigurationProperties("kaname.attachments")
record Limits(@DefaultValue("25MB") DataSize largest, @DefaultValue("200MB") DataSize incident) {

    Problem tooLarge() {
        return tooLarge(
                Text.of("一つのファイルは {0} MB までです。", "One file may hold {0} MB at most.")
                        .with(largest.toMegabytes()));
    }

    Problem tooMuch(long stored) {
        return tooLarge(
                Text.of(
                                "一つの事案のファイルは合わせて {0} MB までです。いま {1} MB あります。",
                                "The files of one incident may hold {0} MB together; there are {1}"
                                        + " MB already.")
                        .with(incident.toMegabytes(), stored >> 20));
    }

    private static Problem tooLarge(Text detail) {
        return new Problem(
                413,
                "attachment-too-large",
                Text.of("ファイルが大きすぎます", "The file is too large"),
                java.util.List.of(new Problem.Field("/file", detail)));
    }
}
