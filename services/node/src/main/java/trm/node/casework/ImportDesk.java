package trm.node.casework;

import java.util.ArrayList;
import java.util.List;
import trm.exchange.UnitOfWork;
import trm.exchange.Work;

/**
 * Where several orders are carried out together: all of them in one unit of work, or none. Each is
 * decided, journalled and answered as it would be alone.
 */
public final class ImportDesk {
  private final UnitOfWork unitOfWork;
  private final CaseDesk desk;

  ImportDesk(UnitOfWork unitOfWork, CaseDesk desk) {
    this.unitOfWork = unitOfWork;
    this.desk = desk;
  }

  /**
   * Carries out orders, or gives the answers that they got before.
   *
   * @return an answer an order. Where any of them is not {@link CaseAnswer.Done}, nothing was done,
   *     and that answer is the last.
   */
  public List<CaseAnswer> carryOut(List<CaseOrder> orders) {
    try {
      return unitOfWork.carryOut(work -> carryOut(work, orders)).value();
    } catch (NotAllDone e) {
      return e.answers;
    }
  }

  private List<CaseAnswer> carryOut(Work work, List<CaseOrder> orders) {
    List<CaseAnswer> answers = new ArrayList<>();
    for (CaseOrder order : orders) {
      CaseAnswer answer = desk.answer(work, order);
      answers.add(answer);
      if (!(answer instanceof CaseAnswer.Done)) {
        throw new NotAllDone(answers);
      }
    }
    return List.copyOf(answers);
  }

  /** Takes the unit of work back: what ends it otherwise is committed. */
  private static final class NotAllDone extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient List<CaseAnswer> answers;

    NotAllDone(List<CaseAnswer> answers) {
      super("Not every order can be carried out.", null, false, false);
      this.answers = List.copyOf(answers);
    }
  }
}
