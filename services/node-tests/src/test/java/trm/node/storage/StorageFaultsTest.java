package trm.node.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.dao.DataAccessException;
import trm.exchange.StorageFault;

class StorageFaultsTest {
  private final StorageFaults faults = new StorageFaults();

  @ParameterizedTest
  @CsvSource({"40001, CONFLICT", "40P01, CONFLICT", "08006, AWAY", "57P01, AWAY", "53100, FULL"})
  void tellsAConflictAndAFullDiskFromADatabaseThatIsAway(String state, StorageFault.Kind kind) {
    assertThatThrownBy(() -> faults.translate("insert", null, new SQLException("secret", state)))
        .hasMessageNotContaining("secret")
        .isInstanceOfSatisfying(
            StorageFault.class, fault -> assertThat(fault.kind()).isEqualTo(kind));
  }

  @Test
  void doesNotKnowOfACommitOnAFullDiskWhetherItWasDone() {
    assertThatThrownBy(
            () -> faults.translate("JDBC commit", null, new SQLException("full", "53100")))
        .isInstanceOfSatisfying(
            StorageFault.class,
            fault -> assertThat(fault.kind()).isEqualTo(StorageFault.Kind.AWAY));
  }

  @Test
  void leavesAStatementThatCanNeverWorkABug() {
    assertThat(faults.translate("insert", null, new SQLException("wrong", "42601")))
        .isInstanceOf(DataAccessException.class);
  }
}
