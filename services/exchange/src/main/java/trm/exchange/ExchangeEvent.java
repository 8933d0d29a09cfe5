package trm.exchange;

import java.time.Duration;
import trm.evidence.Generation;
import trm.evidence.MessageId;
import trm.evidence.NodeId;
import trm.exchange.inbox.QuarantineReason;
import trm.exchange.outbox.DeliveryFault;
import trm.exchange.receipt.Finding;

/** What an observer may count, alarm on or be woken by. Nothing in it is personal. */
public sealed interface ExchangeEvent {

  /** A message is due: wakes the relay. */
  record Posted(MessageId messageId, NodeId recipient, String eventType) implements ExchangeEvent {}

  /** The broker has the envelope. */
  record Sent(NodeId recipient, String eventType) implements ExchangeEvent {}

  /** The broker did not take the envelope; it is tried again. */
  record NotSent(NodeId recipient, DeliveryFault.Code code) implements ExchangeEvent {}

  /** The directory does not vouch for the recipient today; the message stays due. Alarm. */
  record NotVouched(NodeId recipient) implements ExchangeEvent {}

  /** This node holds no signing key that the directory names; the message stays due. Alarm. */
  record SelfNotVouched() implements ExchangeEvent {}

  /** A message expired before it was acknowledged and is sent no more. Alarm. */
  record ExpiredUnsent(MessageId messageId, NodeId recipient) implements ExchangeEvent {}

  /** A message came in and its effect is committed: wakes the checkpointer. */
  record Accepted(MessageId messageId, NodeId sender, String eventType) implements ExchangeEvent {}

  /** A message came in again; its receipt is posted again: wakes the checkpointer. */
  record Duplicate() implements ExchangeEvent {}

  /** The rules refused a message: wakes the checkpointer. */
  record Refused(MessageId messageId, NodeId sender, String eventType) implements ExchangeEvent {}

  /** An envelope breaks the contract. Alarm. */
  record Quarantined(QuarantineReason reason) implements ExchangeEvent {}

  /**
   * This node's own code failed on one message; it is tried again, then put aside. Alarm. What the
   * exception says may quote the message: only its type and its stack may be logged.
   */
  record HandlingFailed(RuntimeException bug) implements ExchangeEvent {}

  /** A message waits for those before it. */
  record Parked(NodeId sender) implements ExchangeEvent {}

  /**
   * This node's own code failed on one message on its way out; it is tried again. Alarm. As with
   * {@link HandlingFailed}, only type and stack may be logged.
   */
  record SendingFailed(RuntimeException bug) implements ExchangeEvent {}

  /** Missing messages were asked for. */
  record GapAsked(NodeId sender) implements ExchangeEvent {}

  /** A peer proved that it holds a message, or a verdict on it. */
  record Receipted(NodeId peer, Duration sincePosted, boolean refused) implements ExchangeEvent {}

  /** A receipt did not hold what it claims. Alarm. */
  record ReceiptWrong(NodeId peer, Finding finding) implements ExchangeEvent {}

  /** No receipt in time. People are told; it is not a refusal. */
  record Overdue(MessageId messageId, NodeId recipient) implements ExchangeEvent {}

  /** The receipt of an overdue message came. */
  record OverdueClosed(MessageId messageId, NodeId recipient) implements ExchangeEvent {}

  /** One journal showed two roots of one size. Alarm. */
  record TwoFaces(Generation origin, long size) implements ExchangeEvent {}

  /** A peer's journal is not shown to have only grown. Alarm. */
  record GrowthUnproven(NodeId peer) implements ExchangeEvent {}

  /** A peer proved that its journal only grew since a checkpoint that is held here. */
  record GrowthProven(NodeId peer) implements ExchangeEvent {}

  /** A peer that was shown its own checkpoint long ago gives no proof of growth. Alarm. */
  record GrowthWithheld(NodeId peer) implements ExchangeEvent {}

  /**
   * A peer's journal goes on in a new generation: what it receipted last in the old one it may have
   * lost. Alarm.
   */
  record PeerRestored(Generation generation) implements ExchangeEvent {}

  /** This node's journal goes on in a new generation. Alarm. */
  record GenerationOpened(Generation generation) implements ExchangeEvent {}
}
