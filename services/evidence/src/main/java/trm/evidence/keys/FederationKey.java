package trm.evidence.keys;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.SYNC;
import static java.nio.file.StandardOpenOption.WRITE;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.OctetKeyPair;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;

/** The Ed25519 key that vouches for the nodes of a corridor by signing its directory. */
public final class FederationKey {
  private final OctetKeyPair pair;
  private final Ed25519Pair signer;

  FederationKey(OctetKeyPair pair) {
    this.pair = pair;
    this.signer = Ed25519Pair.of(pair.getDecodedD());
  }

  /**
   * Reads the private key.
   *
   * @throws KeyFileException when the file is open to others or holds no Ed25519 private key
   */
  public static FederationKey read(Path file) {
    OctetKeyPair pair = parse(file, new OwnerOnlyFile(file).read());
    if (!pair.isPrivate()) {
      throw new KeyFileException(file, "holds no private key.", null);
    }
    FederationKey key = new FederationKey(pair);
    if (!key.signer.isOf(pair.getDecodedX())) {
      throw new KeyFileException(file, "holds two halves that do not belong together.", null);
    }
    return key;
  }

  /**
   * Reads the public half, which every node and every verifier has.
   *
   * @throws KeyFileException when the file holds no Ed25519 public key
   */
  public static RawPublicKey readPublic(Path file) {
    try {
      return RawPublicKey.of(parse(file, Files.readString(file)).getDecodedX());
    } catch (IOException e) {
      throw new KeyFileException(file, "cannot be read.", e);
    }
  }

  /** Creates a file of mode 600 with the private key. */
  public void write(Path file) {
    new OwnerOnlyFile(file).create(pair.toJSONString() + "\n");
  }

  /**
   * Creates a file with the public half, for everybody to read.
   *
   * @throws KeyFileException when it exists: it may be the one that every node has pinned
   */
  public void writePublic(Path file) {
    try {
      Files.writeString(file, pair.toPublicJWK().toJSONString() + "\n", CREATE_NEW, WRITE, SYNC);
    } catch (FileAlreadyExistsException e) {
      throw new KeyFileException(file, "is there already, and is not overwritten.", e);
    } catch (IOException e) {
      throw new KeyFileException(file, "cannot be written.", e);
    }
  }

  /** What nodes and verifiers pin. */
  public RawPublicKey publicKey() {
    return RawPublicKey.of(pair.getDecodedX());
  }

  /** Signs a payload and returns the compact JWS. */
  public String signCompact(byte[] payload) {
    return CompactJws.sign(payload, Jwk.kid(pair), signer);
  }

  private static OctetKeyPair parse(Path file, String text) {
    try {
      OctetKeyPair pair = OctetKeyPair.parse(text);
      if (!pair.getCurve().equals(Curve.Ed25519)) {
        throw new KeyFileException(file, "is not an Ed25519 key.", null);
      }
      return pair;
    } catch (ParseException e) {
      throw new KeyFileException(file, "is not a JWK.", e);
    }
  }

  /** Shows the public half only. */
  @Override
  public String toString() {
    return "FederationKey[" + publicKey() + "]";
  }
}
