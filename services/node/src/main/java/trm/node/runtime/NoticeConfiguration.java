package trm.node.runtime;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Consumer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import trm.evidence.NodeId;
import trm.exchange.UnitOfWork;
import trm.exchange.reach.FocalPoints;
import trm.node.casework.Casework;
import trm.node.keys.SecureFreshness;
import trm.node.notice.Letter;
import trm.node.notice.MailServer;
import trm.node.notice.NoticeBook;
import trm.node.notice.NoticeDesk;
import trm.node.notice.NoticeLook;
import trm.node.notice.NoticePost;
import trm.node.notice.SmtpServer;
import trm.node.notice.WhatWaits;
import trm.node.settings.NoticeSettings;
import trm.node.wire.Names;

/** Wires mail to officers. */
@Configuration(proxyBeanMethods = false)
public class NoticeConfiguration {
  private static final Duration MAILS_KEPT = Duration.ofDays(90);

  @Bean
  NoticeDesk noticeDesk(
      InstantSource clock, UnitOfWork unitOfWork, NoticeBook book, NoticeSettings settings) {
    return new NoticeDesk(clock, unitOfWork, book, new SecureFreshness()::id, settings.validity());
  }

  @Bean
  NoticeLook noticeLook(
      NodeId self,
      UnitOfWork unitOfWork,
      Casework casework,
      FocalPoints focalPoints,
      NoticeBook book,
      NoticeSettings settings) {
    WhatWaits waits =
        new WhatWaits(Names.toLaw(self), unitOfWork, casework.work(), focalPoints, book);
    return new NoticeLook(unitOfWork, book, waits, new SecureFreshness()::id, settings.pause());
  }

  @Bean
  NoticePost noticePost(
      NodeId self,
      UnitOfWork unitOfWork,
      NoticeBook book,
      NoticeSettings settings,
      MeterRegistry meters) {
    return new NoticePost(unitOfWork, book, server(self, settings), counting(meters));
  }

  static Consumer<NoticeBook.Outcome> counting(MeterRegistry meters) {
    return outcome -> meters.counter("trm.notices.mails", "outcome", outcome.name()).increment();
  }

  private static MailServer server(NodeId self, NoticeSettings settings) {
    return settings
        .account()
        .<MailServer>map(
            account ->
                new SmtpServer(
                    account, new Letter(String.valueOf(settings.deskAddress())), self.value()))
        .orElse((_, _) -> MailServer.Taken.NOT_NOW);
  }

  /** Without a server nobody looks: nothing counts as told that no mail could tell. */
  @Bean
  Loop noticeLoop(
      NoticeLook look, NoticeSettings settings, InstantSource clock, MeterRegistry meters) {
    return new Loop(
        "notices",
        settings.pollInterval(),
        () -> settings.isOn() && look.step(clock.instant()),
        meters);
  }

  @Bean
  Loop noticePostLoop(
      NoticePost post, NoticeSettings settings, InstantSource clock, MeterRegistry meters) {
    return new Loop(
            "notice-post",
            settings.pollInterval(),
            () -> settings.isOn() && post.step(clock.instant()),
            meters)
        .waitingForOthers();
  }

  @Bean
  Loop noticeWatchLoop(
      UnitOfWork unitOfWork, NoticeBook book, InstantSource clock, MeterRegistry meters) {
    MultiGauge subscriptions =
        MultiGauge.builder("trm.notices.subscriptions")
            .description("Officers who want mail, by whether their address is refused")
            .register(meters);
    return new Loop(
        "notice-watch",
        Duration.ofMinutes(10),
        () -> {
          watch(unitOfWork, book, clock.instant(), subscriptions);
          return false;
        },
        meters);
  }

  private static void watch(
      UnitOfWork unitOfWork, NoticeBook book, Instant now, MultiGauge subscriptions) {
    var counts =
        unitOfWork
            .carryOut(
                _ -> {
                  book.forget(now.minus(MAILS_KEPT));
                  return book.count();
                })
            .value();
    subscriptions.register(
        counts.entrySet().stream()
            .<MultiGauge.Row<?>>map(
                entry ->
                    MultiGauge.Row.of(
                        Tags.of("refused", String.valueOf(entry.getKey())), entry.getValue()))
            .toList(),
        true);
  }
}
