package kaname.exchange.paper;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Map;
import kaname.platform.web.Pages;
import kaname.platform.web.chart.Chart;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/// A chart to take along: its drawing with question and sources in it, or its figures.
@Component
public class ChartFiles {

    private static final MediaType SVG = MediaType.valueOf("image/svg+xml;charset=UTF-8");

    private final Pages pages;

    ChartFiles(Pages pages) {
        this.pages = pages;
    }

    public ResponseEntity<byte[]> svg(Chart chart) {
        String drawing =
                pages.text(
                        "platform/web/chart/drawing.jte",
                        pages.page(chart.question()),
                        Map.of("chart", chart, "alone", true));
        return file(chart.id() + ".svg", SVG, drawing.getBytes(UTF_8));
    }

    public ResponseEntity<byte[]> csv(Chart chart) {
        return file(chart.id() + ".csv", Tables.CSV, Tables.csv(chart.rows()));
    }

    private static ResponseEntity<byte[]> file(String name, MediaType type, byte[] body) {
        return ResponseEntity.ok()
                .contentType(type)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString())
                .body(body);
    }
}
