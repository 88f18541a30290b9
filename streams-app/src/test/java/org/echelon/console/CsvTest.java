package org.echelon.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.echelon.console.view.Reply;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers as tables, and tables as text that spreadsheets and programs read. */
class CsvTest {
  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

  /** An answer with lists in the rows of a list. */
  private record Answer(
      Optional<Instant> asOf, List<String> words, List<Node> nodes, List<Line> items, long total) {}

  private record Node(String node, Optional<Reason> reason, List<Week> weeks, List<Double> free) {}

  private record Reason(String code, boolean caveat) {}

  private record Week(LocalDate on, double end, String node) {}

  private record Line(
      String sku,
      long units,
      double share,
      Optional<Instant> at,
      List<String> flags,
      Object more) {}

  @Test
  void shouldWriteEveryFieldOfARowUnderItsName() throws IOException {
    Line known = new Line("MUG", -3, 0.1, Optional.of(NOON), List.of("FROZEN", "SILENT"), Map.of());
    Line unknown = new Line("CUP", 0, Double.NaN, Optional.empty(), List.of(), List.of(1, 2));

    // when
    String csv = written(answer(known, unknown), "");

    assertThat(csv)
        .isEqualTo(
            "sku,units,share,at,flags,more\r\n"
                + "MUG,-3,0.1,2026-11-21T12:00:00.000Z,FROZEN;SILENT,{}\r\n"
                + "CUP,0,,,,1;2\r\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "=1+1 becomes '=1+1",
        "+49 30 becomes '+49 30",
        "-MUG becomes '-MUG",
        "@SUM(A1) becomes '@SUM(A1)",
        "MUG-1 becomes MUG-1",
        "a, b becomes \"a, b\"",
        "5\" pipe becomes \"5\"\" pipe\"",
        "=LINK(\"x\",1) becomes \"'=LINK(\"\"x\"\",1)\""
      })
  void shouldQuoteWhatPartsFieldsAndLetNoSpreadsheetRunAText(String wanted) throws IOException {
    List<String> both = List.of(wanted.split(" becomes ", 2));

    // when
    String csv = written(answer(line(both.get(0))), "items");

    assertThat(csv.split("\r\n", -1)[1]).isEqualTo(both.get(1) + ",0,0,,,");
  }

  @Test
  void shouldKeepALineEndWithinItsField() throws IOException {
    // when
    String csv = written(answer(line("two\nlines")), "items");

    assertThat(csv).endsWith("\r\n\"two\nlines\",0,0,,,\r\n");
  }

  @Test
  void shouldBeginRowsWithinRowsWithThePlainFieldsAroundThem() throws IOException {
    // when
    String csv = written(answer(), "nodes.weeks");

    assertThat(csv)
        .isEqualTo(
            "node,reason.code,reason.caveat,on,end,weeks.node\r\n"
                + "DC,NO_LANE,false,2026-11-21,4.5,x\r\n"
                + "DC,NO_LANE,false,2026-11-28,3,x\r\n");
  }

  @Test
  void shouldTellColumnsWhereThereIsNoRow() throws IOException {
    assertThat(written(answer(), "items")).isEqualTo("sku,units,share,at,flags,more\r\n");
    assertThat(written(new Reply.Page<Line>(Optional.empty(), List.of(), 0, Optional.empty()), ""))
        .as("only its rows tell what a page is of")
        .isEmpty();
  }

  @Test
  void shouldTakeRowsThatNameTheirFieldsThemselves() throws IOException {
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("total", 2);
    answer.put("runs", List.of(Map.of("version", 7), Map.of("gap", Optional.of(0.5))));

    // when
    String csv = written(answer, "runs");

    assertThat(csv).isEqualTo("version,gap\r\n7,\r\n\"\",0.5\r\n");
  }

  @Test
  void shouldTakeAListOfRecordsAsItIs() throws IOException {
    // when
    String csv = written(List.of(new Reason("A", true), new Reason("B", false)), "");

    assertThat(csv).isEqualTo("code,caveat\r\nA,true\r\nB,false\r\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"words", "nodes.free", "total", "nodes.", "lines"})
  void shouldSayWhichTablesThereAre(String name) {
    assertThatThrownBy(() -> AnswerTable.of(answer(), name))
        .isInstanceOf(ApiException.class)
        .extracting(refused -> ((ApiException) refused).form().error().cure())
        .isEqualTo("Use one of nodes, nodes.weeks, items.");
  }

  @Test
  void shouldSayThatAnAnswerHasNoTable() {
    assertThatThrownBy(() -> AnswerTable.of(new Reason("A", true), ""))
        .isInstanceOf(ApiException.class)
        .extracting(refused -> ((ApiException) refused).status())
        .isEqualTo(406);
  }

  @Test
  void shouldEndAfterAHundredThousandRows() throws IOException {
    List<Reason> rows = new ArrayList<>();
    for (int i = 0; i < Csv.ROWS_AT_MOST + 5; i++) {
      rows.add(new Reason("A" + i, true));
    }

    // when
    String csv = written(rows, "");

    assertThat(csv.lines().count()).isEqualTo(1 + 100_000);
    assertThat(csv).endsWith("A99999,true\r\n");
  }

  private static Line line(String sku) {
    return new Line(sku, 0, 0, Optional.empty(), List.of(), Optional.empty());
  }

  private static Answer answer(Line... lines) {
    Node dc =
        new Node(
            "DC",
            Optional.of(new Reason("NO_LANE", false)),
            List.of(
                new Week(LocalDate.parse("2026-11-21"), 4.5, "x"),
                new Week(LocalDate.parse("2026-11-28"), 3, "x")),
            List.of(1.0));
    Node fc = new Node("FC", Optional.empty(), List.of(), List.of());
    return new Answer(
        Optional.of(NOON), List.of("w"), List.of(dc, fc), Arrays.asList(lines), lines.length);
  }

  private static String written(Object answer, String table) throws IOException {
    StringBuilder out = new StringBuilder();
    Csv.write(out, AnswerTable.of(answer, table));
    return out.toString();
  }
}
