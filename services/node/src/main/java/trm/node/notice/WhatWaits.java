package trm.node.notice;

import static trm.node.OfficerRole.COMPETENT_AUTHORITY;
import static trm.node.OfficerRole.FOCAL_POINT_ALTERNATE;
import static trm.node.OfficerRole.NATIONAL_COORDINATOR;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import trm.exchange.UnitOfWork;
import trm.exchange.reach.FocalPoints;
import trm.node.OfficerRole;
import trm.node.casework.Officer;
import trm.node.casework.WorkItem;
import trm.node.casework.WorkPlace;
import trm.node.casework.WorkQuestion.Filter;
import trm.node.casework.WorkReader;
import trm.referral.NodeId;
import trm.referral.deadline.Kind;

/**
 * What waits for an officer now, as the work list and the desk would show it: the same bounds, by
 * the roles of the token with which the officer subscribed.
 */
public final class WhatWaits {
  private static final int PAGE = 200;

  /** Beyond this an officer is not helped by a count. */
  private static final int ITEMS_MAX = 2000;

  private static final Set<OfficerRole> FOCAL =
      Set.of(NATIONAL_COORDINATOR, COMPETENT_AUTHORITY, FOCAL_POINT_ALTERNATE);

  private final NodeId self;
  private final UnitOfWork unitOfWork;
  private final WorkReader work;
  private final FocalPoints focalPoints;
  private final NoticeBook book;

  public WhatWaits(
      NodeId self,
      UnitOfWork unitOfWork,
      WorkReader work,
      FocalPoints focalPoints,
      NoticeBook book) {
    this.self = self;
    this.unitOfWork = unitOfWork;
    this.work = work;
    this.focalPoints = focalPoints;
    this.book = book;
  }

  /** Everything of the kinds that the officer wants to be told of. */
  List<Mark> of(Subscription subscription, Instant now) {
    Officer by = subscription.by();
    return Stream.of(work(by, now), tests(by), webhooks(by))
        .flatMap(List::stream)
        .filter(mark -> subscription.kinds().contains(mark.kind()))
        .toList();
  }

  private List<Mark> work(Officer by, Instant now) {
    Filter all = new Filter(null, null, null, null, null, now);
    List<WorkItem> items = new ArrayList<>();
    List<WorkItem> page = work.list(by, all, null, PAGE);
    items.addAll(page);
    while (page.size() == PAGE && items.size() < ITEMS_MAX) {
      page = work.list(by, all, after(page.getLast()), PAGE);
      items.addAll(page);
    }
    return items.stream().flatMap(item -> marks(item, now)).toList();
  }

  private static WorkPlace after(WorkItem last) {
    return new WorkPlace(last.dueAt(), last.caseReference(), last.deadline());
  }

  private Stream<Mark> marks(WorkItem item, Instant now) {
    String id = item.caseReference().value() + ' ' + item.deadline().value();
    Stream<Mark> overdue =
        item.isOverdue(now) ? Stream.of(new Mark(NoticeKind.OVERDUE, id)) : Stream.of();
    return item.owedBy().equals(self)
        ? Stream.concat(Stream.of(new Mark(kind(item.kind()), id)), overdue)
        : overdue;
  }

  private static NoticeKind kind(Kind owed) {
    return owed == Kind.OFFER || owed == Kind.TURN ? NoticeKind.OFFER_WAITS : NoticeKind.NEW_WORK;
  }

  private List<Mark> tests(Officer by) {
    return by.roles().stream().noneMatch(FOCAL::contains)
        ? List.of()
        : focalPoints.waiting().stream()
            .map(test -> new Mark(NoticeKind.CONTACT_TEST, test.id().value().toString()))
            .toList();
  }

  private List<Mark> webhooks(Officer by) {
    return unitOfWork.carryOut(_ -> book.disabledWebhooks(by.organisation())).value().stream()
        .map(webhook -> new Mark(NoticeKind.WEBHOOK_DISABLED, webhook))
        .toList();
  }
}
