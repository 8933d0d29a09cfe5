package trm.node.api;

import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.databind.json.JsonMapper;
import trm.evidence.directory.Directory;
import trm.exchange.UnitOfWork;
import trm.exchange.outbox.Gate;
import trm.exchange.reach.FocalPoints;
import trm.exchange.receipt.JournalStore;
import trm.exchange.receipt.Probation;
import trm.exchange.receipt.Recovery;
import trm.node.Charter;
import trm.node.casework.Casework;
import trm.node.casework.DraftDesk;
import trm.node.casework.StatusDesk;
import trm.node.feed.FeedBook;
import trm.node.feed.FeedReader;
import trm.node.identity.CentralPermissions;
import trm.node.keys.SecureFreshness;
import trm.node.notice.NoticeDesk;
import trm.node.partner.PartnerDesk;
import trm.node.partner.SuspensionDesk;
import trm.node.settings.NoticeSettings;
import trm.node.statistics.IndicatorDesk;
import trm.node.statistics.ReleaseDesk;
import trm.node.storage.Ledger;
import trm.node.tracing.Tracing;
import trm.node.webhook.DeliveryDesk;
import trm.node.webhook.WebhookDesk;
import trm.node.wire.LawJson;

/** Wires the REST interface. */
@Configuration(proxyBeanMethods = false)
@Import(SecurityConfiguration.class)
public class ApiConfiguration {

  /**
   * Reads and writes the law's values; not the mapper of the framework, whose settings may change.
   */
  private static JsonMapper lawMapper() {
    return JsonMapper.builder().addModule(LawJson.module()).addModule(GuardedJson.module()).build();
  }

  @Bean
  ProblemAnswers problemAnswers() {
    return new ProblemAnswers(lawMapper());
  }

  @Bean
  SecurityProblems securityProblems(ProblemAnswers answers) {
    return new SecurityProblems(answers);
  }

  /** Later than the framework's own, so that it stands nearer to what refuses. */
  @Bean
  @Order(Ordered.LOWEST_PRECEDENCE)
  WebServerFactoryCustomizer<TomcatServletWebServerFactory> webServerProblems(
      ProblemAnswers answers) {
    return server ->
        server.addContextCustomizers(
            context -> context.getParent().getPipeline().addValve(new WebServerProblems(answers)));
  }

  /** Before all others, so that a request that they refuse is seen as well. */
  @Bean
  FilterRegistrationBean<TracedRequests> tracedRequests(Tracing tracing) {
    FilterRegistrationBean<TracedRequests> first =
        new FilterRegistrationBean<>(new TracedRequests(tracing));
    first.setOrder(Ordered.HIGHEST_PRECEDENCE);
    return first;
  }

  @Bean
  ErrorsAsProblems errorsAsProblems(ProblemAnswers answers) {
    return new ErrorsAsProblems(answers);
  }

  @Bean
  CaseController caseController(
      Casework casework,
      DraftDesk drafts,
      ProblemAnswers problems,
      UnitOfWork unitOfWork,
      JournalStore journal,
      InstantSource clock,
      Tracing tracing) {
    JsonMapper json = lawMapper();
    CommandReader commands = new CommandReader(json);
    return new CaseController(
        casework.desk(),
        commands,
        new OpeningReader(commands, new SecureFreshness(), clock),
        new Answers(json, problems, unitOfWork, journal),
        drafts,
        json,
        tracing);
  }

  @Bean
  ReadingController readingController(Casework casework) {
    return new ReadingController(
        casework.reader(), new CaseViews(lawMapper()), new BodyReader(lawMapper()));
  }

  @Bean
  AttachmentController attachmentController(
      Casework casework, ProblemAnswers problems, UnitOfWork unitOfWork, JournalStore journal) {
    return new AttachmentController(
        casework.files(),
        new Answers(lawMapper(), problems, unitOfWork, journal),
        new BodyReader(lawMapper()));
  }

  @Bean
  HtcdsController htcdsController(Casework casework, InstantSource clock) {
    OpeningReader openings =
        new OpeningReader(new CommandReader(lawMapper()), new SecureFreshness(), clock);
    return new HtcdsController(
        casework.imports(), casework.reader(), new ImportReader(openings, clock));
  }

  @Bean
  OwnCopyController ownCopyController(Casework casework) {
    return new OwnCopyController(casework.ownCopies());
  }

  @Bean
  ContactController contactController(Casework casework) {
    return new ContactController(casework.contacts());
  }

  @Bean
  DraftController draftController(Charter charter, DraftDesk drafts, ProblemAnswers problems) {
    return new DraftController(charter, drafts, problems, lawMapper());
  }

  @Bean
  StatusController statusController(StatusDesk desk, Supplier<Directory> directory) {
    return new StatusController(desk, directory, lawMapper());
  }

  @Bean
  ContactTestController contactTestController(FocalPoints focalPoints, InstantSource clock) {
    return new ContactTestController(focalPoints, clock, lawMapper());
  }

  @Bean
  WorkController workController(Casework casework, InstantSource clock, Permits permits) {
    return new WorkController(casework.work(), clock, permits);
  }

  @Bean
  EventController eventController(UnitOfWork unitOfWork, FeedBook feed) {
    return new EventController(new FeedReader(unitOfWork, feed));
  }

  @Bean
  WebhookController webhookController(WebhookDesk desk, Permits permits, ProblemAnswers problems) {
    return new WebhookController(desk, permits, problems, lawMapper());
  }

  @Bean
  WebhookDeliveryController webhookDeliveryController(
      DeliveryDesk desk, WebhookDesk webhooks, Permits permits) {
    return new WebhookDeliveryController(desk, webhooks, permits, lawMapper());
  }

  @Bean
  PartnerController partnerController(
      PartnerDesk desk, SuspensionDesk suspensions, WebhookDesk webhooks) {
    return new PartnerController(desk, suspensions, new PartnerReader(webhooks), lawMapper());
  }

  @Bean
  MailController mailController(Ledger ledger, Permits permits) {
    return new MailController(ledger, permits);
  }

  @Bean
  ExportController exportController(Casework casework, Gate gate) {
    return new ExportController(casework.export(), gate, lawMapper());
  }

  @Bean
  NoticeController noticeController(NoticeDesk desk, NoticeSettings settings) {
    return new NoticeController(desk, settings.isOn(), lawMapper());
  }

  @Bean
  StatisticsController statisticsController(
      ReleaseDesk releases, IndicatorDesk indicators, InstantSource clock) {
    return new StatisticsController(releases, indicators, clock);
  }

  @Bean
  RecoveryController recoveryController(
      Recovery recovery, Probation probation, InstantSource clock) {
    return new RecoveryController(recovery, probation, clock);
  }

  @Bean
  CodeListController codeListController() {
    return new CodeListController();
  }

  @Bean
  Permits permits(CentralPermissions permissions) {
    return new Permits(permissions);
  }

  @Bean
  WebMvcConfigurer wishesAndRoles(Charter charter, Permits permits) {
    return new WebMvcConfigurer() {
      @Override
      public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new RoleGate(charter));
        registry.addInterceptor(new PermissionGate(permits));
      }

      @Override
      public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new WishReader());
      }
    };
  }

  @Bean
  DirectoryController directoryController(
      Supplier<Directory> directory, FocalPoints focalPoints, InstantSource clock) {
    return new DirectoryController(directory, focalPoints, clock);
  }
}
