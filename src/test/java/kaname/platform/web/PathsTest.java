package kaname.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PathsTest {

    @ParameterizedTest
    @ValueSource(strings = {"/", "/incidents/1?a=b&c=%E3%81%82", "/inbox#top"})
    void pathsOfTheHouseMayBeGoneBackTo(String path) {
        assertThat(Paths.local(path)).isEqualTo(path);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example/",
                "//evil.example",
                "/\\evil.example",
                "\\\\evil.example",
                "javascript:alert(1)",
                "/a\r\nSet-Cookie: x=y",
                "",
                "/あ"
            })
    void nobodyIsCarriedToAStranger(String path) {
        assertThat(Paths.local(path)).isEqualTo("/");
    }
}
