package trm.corridor.story;

/** Everybody who acts in the story. All of them are invented. */
final class Cast {
  static final String DESTINATION = "mo-destination";
  static final String TRANSIT = "cn-transit";
  static final String ORIGIN = "mn-origin";
  static final String HEARTH = "mn-hearth";
  static final String SHELTER_OFFICER = "carla.exemplar";

  private final Offices offices;
  private final Desk shelter;
  private final Desk coordinator;
  private final Desk competentAuthority;
  private final Desk prosecutor;
  private final Desk transitCoordinator;
  private final Desk originCoordinator;
  private final Desk originCaseWorker;
  private final Desk consul;
  private final Desk receivingHome;
  private final Desk hearth;

  Cast(Offices offices) {
    this.offices = offices;
    this.shelter = Desk.ofPartner(offices.at(DESTINATION), SHELTER_OFFICER);
    this.coordinator = Desk.of(offices.at(DESTINATION), "national-coordinator");
    this.competentAuthority = Desk.of(offices.at(DESTINATION), "competent-authority");
    this.prosecutor = Desk.of(offices.at(DESTINATION), "prosecutor");
    this.transitCoordinator = Desk.of(offices.at(TRANSIT), "national-coordinator");
    this.originCoordinator = Desk.of(offices.at(ORIGIN), "national-coordinator");
    this.originCaseWorker = Desk.of(offices.at(ORIGIN), "case-worker");
    this.consul = Desk.of(offices.at(ORIGIN), "consular-officer");
    this.hearth = Desk.of(offices.at(HEARTH), "national-coordinator");
    this.receivingHome = Desk.ofPartner(offices.at(ORIGIN), "oyun.zokhiomol");
  }

  /** The shelter's system at the destination, for one of its officers. */
  Desk shelter() {
    return shelter;
  }

  Desk coordinator() {
    return coordinator;
  }

  Desk competentAuthority() {
    return competentAuthority;
  }

  Desk prosecutor() {
    return prosecutor;
  }

  Desk transitCoordinator() {
    return transitCoordinator;
  }

  Desk originCoordinator() {
    return originCoordinator;
  }

  /** At the family agency of a province of the origin. */
  Desk originCaseWorker() {
    return originCaseWorker;
  }

  Desk consul() {
    return consul;
  }

  /** The system of the home that receives the person in the end. */
  Desk receivingHome() {
    return receivingHome;
  }

  /** The NGO of the origin that runs a node for itself. */
  Desk hearth() {
    return hearth;
  }

  /** Who reads for a node what other nodes tell it. */
  Desk coordinator(String node) {
    return Desk.of(offices.at(node), "national-coordinator");
  }

  Desk auditor(String node) {
    return Desk.of(offices.at(node), "auditor");
  }
}
