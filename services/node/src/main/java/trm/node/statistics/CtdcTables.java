package trm.node.statistics;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import trm.schema.CodeList;

/**
 * The tables of every release, in the columns of the Counter-Trafficking Data Collaborative. No
 * column stands in two tables: margins that two tables share would let one be solved by the other.
 * What one column implies of another (a sector of labour implies forced labour) is a shared margin
 * too, so that sectors are not counted.
 */
final class CtdcTables {
  static final String GENDER = "gender";
  static final String AGE = "ageBroad";
  static final String CITIZENSHIP = "citizenship";
  static final String EXPLOITATION = "typeOfExploitation";
  static final String COUNTRY = "CountryOfExploitation";
  static final String RELATION = "recruiterRelation";
  static final String SEVERAL = "Several";

  /** What a flag says where it was said; else nothing is known of it. */
  static final String SAID = "1";

  static final List<String> MEANS =
      List.of(
          "meansDebtBondageEarnings",
          "meansThreats",
          "meansAbusePsyPhySex",
          "meansFalsePromises",
          "meansDrugsAlcohol",
          "meansDenyBasicNeeds",
          "meansExcessiveWorkHours",
          "meansWithholdDocs");

  private static final List<TableShape> ALL = checked(all());

  private CtdcTables() {}

  static List<TableShape> shapes() {
    return ALL;
  }

  private static List<TableShape> all() {
    Stream<TableShape> fixed =
        Stream.of(
            shape(
                column(GENDER, "Trans/Transgender/NonConforming", "Man", "Woman"),
                column(AGE, "0-17", "18-24", "25+")),
            shape(
                countries(CITIZENSHIP),
                column(
                    EXPLOITATION, "OtherExploit", "SexAndLabour", "SexualExploit", "ForcedLabour")),
            shape(countries(COUNTRY)),
            shape(column(RELATION, "Unacquainted", "Acquainted", "Family")));
    return Stream.concat(fixed, MEANS.stream().map(means -> shape(column(means, SAID)))).toList();
  }

  private static TableShape shape(Column... columns) {
    List<Column> all = List.of(columns);
    return new TableShape(String.join(" x ", all.stream().map(Column::name).toList()), all);
  }

  private static Column column(String name, String... known) {
    return new Column(name, Stream.concat(Stream.of(Column.UNKNOWN), Stream.of(known)).toList());
  }

  private static Column countries(String name) {
    Stream<String> countries =
        CodeList.named("ISO-3166-1").codes().stream().map(CtdcTables::alpha3).sorted();
    return new Column(
        name, Stream.concat(Stream.of(Column.UNKNOWN, SEVERAL), countries).distinct().toList());
  }

  /** A country as the collaborative writes it. */
  static String alpha3(String alpha2) {
    return Locale.of("", alpha2).getISO3Country();
  }

  private static List<TableShape> checked(List<TableShape> shapes) {
    Set<String> seen = new HashSet<>();
    shapes.stream()
        .flatMap(shape -> shape.columns().stream())
        .filter(column -> !seen.add(column.name()))
        .forEach(
            column -> {
              throw new IllegalStateException("Two tables share " + column.name() + ".");
            });
    return shapes;
  }
}
