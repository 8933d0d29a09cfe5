package trm.corridor.embedded;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The certificate authority of one corridor and the broker's certificate under it, made once by the
 * JDK's keytool. Good for one machine only: the certificate names the loopback address, or a
 * network of containers.
 */
record DevelopmentCertificates(Path authority, Path brokerKeyStore, String password) {
  private static final String VALIDITY_DAYS = "825";

  /** Those of the state folder; the first asking makes them (about two seconds). */
  static DevelopmentCertificates of(StateFolder state) {
    return of(state, "ip:127.0.0.1,dns:localhost");
  }

  /** The same for a broker that is reached by other names. */
  static DevelopmentCertificates of(StateFolder state, String names) {
    Path authority = state.file("tls", "ca.pem");
    Path keyStore = state.file("tls", "broker.p12");
    String password = state.password("launcher", "tls");
    if (!Files.exists(authority)) {
      make(state, keyStore, password, names);
    }
    return new DevelopmentCertificates(authority, keyStore, password);
  }

  private static void make(StateFolder state, Path keyStore, String password, String names) {
    Path workshop = state.file("tls", "ca.p12");
    deleteLeftOver(workshop, keyStore);
    keytool(
        state,
        password,
        workshop,
        "-genkeypair",
        "-alias",
        "ca",
        "-dname",
        "CN=Corridor development CA",
        "-keyalg",
        "EC",
        "-groupname",
        "secp256r1",
        "-validity",
        VALIDITY_DAYS,
        "-ext",
        "BasicConstraints:critical=ca:true,pathlen:0",
        "-ext",
        "KeyUsage:critical=keyCertSign");
    keytool(
        state,
        password,
        workshop,
        "-genkeypair",
        "-alias",
        "broker",
        "-signer",
        "ca",
        "-dname",
        "CN=Corridor development broker",
        "-keyalg",
        "EC",
        "-groupname",
        "secp256r1",
        "-validity",
        VALIDITY_DAYS,
        "-ext",
        "SubjectAlternativeName=" + names,
        "-ext",
        "ExtendedKeyUsage=serverAuth");
    keytool(
        state,
        password,
        keyStore,
        "-importkeystore",
        "-srckeystore",
        workshop.toString(),
        "-srcstorepass:env",
        "KEYSTORE_PASSWORD",
        "-srcalias",
        "broker");
    // Last, since its presence says that all the others are there.
    keytool(
        state,
        password,
        workshop,
        "-exportcert",
        "-rfc",
        "-alias",
        "ca",
        "-file",
        state.file("tls", "ca.pem").toString());
  }

  private static void keytool(StateFolder state, String password, Path store, String... arguments) {
    List<String> command =
        new ArrayList<>(List.of(ChildProcess.tool("keytool"), "-J-XX:TieredStopAtLevel=1"));
    command.addAll(List.of(arguments));
    boolean imports = command.contains("-importkeystore");
    command.addAll(List.of(imports ? "-destkeystore" : "-keystore", store.toString()));
    command.addAll(List.of(imports ? "-deststorepass:env" : "-storepass:env", "KEYSTORE_PASSWORD"));
    ChildProcess.run(
        "keytool", command, Map.of("KEYSTORE_PASSWORD", password), state.log("keytool"));
  }

  private static void deleteLeftOver(Path... files) {
    for (Path file : files) {
      try {
        Files.deleteIfExists(file);
      } catch (java.io.IOException e) {
        throw new CorridorFault("Cannot replace " + file + ".", e);
      }
    }
  }
}
