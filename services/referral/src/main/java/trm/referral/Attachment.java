package trm.referral;

/**
 * A photo or a scan. What it shows lies beside the facts: a case is read whole at every step, and
 * would else be read with every picture in it.
 *
 * @param kind what it shows; decides whether it tells of the person or of family and home
 * @param mediaType image/jpeg, image/png or application/pdf
 * @param digest SHA-256 of the content
 * @param size of the content in bytes
 */
public record Attachment(
    AttachmentId attachmentId, String kind, String mediaType, Octets digest, long size) {
  /** Bytes that the files of one message have at most, all together. */
  public static final long MESSAGE_SIZE_MAX = 3L << 20;

  /**
   * Files of a case that wait for a message at most; nobody fills a node with what goes nowhere.
   */
  public static final int WAITING_MAX = 40;

  /** Bytes that they have at most, all together. */
  public static final long WAITING_SIZE_MAX = 40L << 20;

  /** Whether it shows family or home, and so is told under the class of family. */
  public boolean showsHome() {
    return showsHome(kind);
  }

  /** The same of a kind. */
  public static boolean showsHome(String kind) {
    return kind.equals("FAMILY_PHOTO") || kind.equals("HOME_PHOTO");
  }

  @Override
  public String toString() {
    return Guarded.PROTECTED;
  }
}
