package trm.node.page;

import java.util.Arrays;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The page of sizes: assumptions, what was measured, and the arithmetic of both. */
final class SizingPage {
  private SizingPage() {}

  static String text() {
    return """
        # Sizing

        How large a node is bought, and how large a region's brokers. `SizingPageTest` writes this page from the figures that other tests measure
        (each within three tenths): so the arithmetic cannot grow old, and the assumptions stay yours to change.

        ## What was measured

        | what | bytes |
        |---|---|
        %s
        ## What is assumed

        No source says how many messages a case has, so the figures of a case are **ours**. As for cases: West Bengal had about 400 returned in five
        years with 220 waiting; Myanmar and Thailand 500 and more under an agreement of 2013. The middle country is ten times the first in a year, the large one a hundred times.

        | assumption | |
        |---|---|
        | cases a year at the node, small, middle, large | %s |
        | years for which a case is kept | %d |
        | messages of a case at one node | %d sent, %d received |
        | entries of a case without a message (orders, readings, consents) | %d |
        | files of a case (photos, scans) | %d MiB |
        | indexes and free room, beside the rows of a message | as much again |
        | the busiest hour | %d times the mean of 250 days of 8 hours |
        | backups that are kept | %d, each whole |

        ## What it takes

        | | small | middle | large |
        |---|---|---|---|
        %s
        Rows of a case: %d × %,d + %d × (%d × %,d + %d × %,d) = **%s**; with files %s. Disk for PostgreSQL: cases × years × that, twice (as much room free as the largest
        table, for `compact`), and %s for the database itself. Brokers: messages and
        files of %d days, times %d copies; each message as %d envelopes (itself and its receipt, or the next size class), files as they travel (3 MiB sealed
        in 4, in base64). Backups: one × %d.

        ## How to read it

        - **Files decide**: rows are %d in a hundred bytes of a case. A country that scans much counts its scans, not its cases.
        - **Processors do not**: a node of two cores exchanged 62 messages a second ([performance](../performance.md)). Two replicas are for a bad night, not for load.
        - Memory of a replica is [what was measured of a service](../performance.md) with room; its cores are our guess, as is the memory of PostgreSQL: work lists and
          open cases. There is no limit on cores. The middle country takes the values of the small one.
        - The charts give each broker 50 or 100 GiB: that is head-room for days on which nobody reads, and the least that one buys.
        - The large country's backups are more than its database by far. It keeps `pg_basebackup` once a week and an archived log instead ([backup](backup.md#with-tools-of-postgresql)).
        - Three brokers, whatever the size: one may be away. One cluster serves the region; add the countries' rows.
        - Journals, statements and receipts are never deleted. After the years of this page, only files and what was erased make room.
        """
        .formatted(
            measured(),
            cells(country -> "%,d".formatted(country.casesAYear())).replace(" | ", ", "),
            Country.YEARS,
            Country.SENT_A_CASE,
            Country.RECEIVED_A_CASE,
            Country.ENTRIES_A_CASE,
            Country.FILES_A_CASE >> 20,
            Country.BUSY,
            Country.BACKUPS,
            table(),
            Country.ENTRIES_A_CASE,
            MeasuredCost.ENTRY.bytes(),
            Country.INDEXED,
            Country.SENT_A_CASE,
            MeasuredCost.SENT.bytes(),
            Country.RECEIVED_A_CASE,
            MeasuredCost.RECEIVED.bytes(),
            size(Country.rowsOfACase()),
            size(Country.rowsOfACase() + Country.FILES_A_CASE),
            size(Country.BASE),
            Country.DAYS_AT_THE_BROKER,
            Country.COPIES_AT_THE_BROKERS,
            Country.ENVELOPES_A_MESSAGE,
            Country.BACKUPS,
            100 * Country.rowsOfACase() / (Country.rowsOfACase() + Country.FILES_A_CASE));
  }

  private static String measured() {
    return Arrays.stream(MeasuredCost.values())
        .map(cost -> "| %s | %,d |\n".formatted(cost.sentence(), cost.bytes()))
        .collect(Collectors.joining());
  }

  private static String table() {
    return row("messages a year", country -> "%,d".formatted(country.messagesAYear()))
        + row("in the busiest hour, a second", SizingPage::pace)
        + row("disk for each instance of PostgreSQL", country -> size(country.databaseDisk()))
        + row("one backup", country -> size(country.oneBackup()))
        + row("all backups", country -> size(country.oneBackup() * Country.BACKUPS))
        + row("disk of all brokers for it", country -> size(country.brokerDisk()))
        + row("replicas of the node", _ -> "2")
        + row("of each: cores, memory asked for, at most", SizingPage::pod)
        + row("memory for PostgreSQL", SizingPage::memory)
        + row("brokers of the region", _ -> "3");
  }

  private static String pace(Country country) {
    return String.format(Locale.ROOT, "%.3f", country.messagesASecond());
  }

  /** As the charts of {@code deploy/chart} ask for it, which a test there compares. */
  private static String pod(Country country) {
    return country == Country.LARGE ? "1, 384 MiB, 512 MiB" : "0.25, 320 MiB, 448 MiB";
  }

  private static String memory(Country country) {
    return switch (country) {
      case SMALL -> "1 GiB";
      case MIDDLE -> "2 GiB";
      case LARGE -> "8 GiB";
    };
  }

  private static String row(String name, Function<Country, String> of) {
    return "| %s | %s |\n".formatted(name, cells(of));
  }

  private static String cells(Function<Country, String> of) {
    return Arrays.stream(Country.values()).map(of).collect(Collectors.joining(" | "));
  }

  private static String size(long bytes) {
    String[] units = {"KiB", "MiB", "GiB", "TiB"};
    double left = bytes / 1024.0;
    int unit = 0;
    while (left >= 1024 && unit < units.length - 1) {
      left /= 1024;
      unit++;
    }
    return String.format(Locale.ROOT, left < 10 ? "%.1f %s" : "%.0f %s", left, units[unit]);
  }
}
