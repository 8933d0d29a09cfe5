package trm.node.attachment;

import java.util.Arrays;
import java.util.Optional;

/**
 * The forms that a file may have. Each is known by what stands in it and not by what it is called:
 * a file that is of two forms at once is of none.
 */
public enum FileForm {
  JPEG("image/jpeg", "jpg"),
  PNG("image/png", "png"),
  PDF("application/pdf", "pdf");

  private final String mediaType;
  private final String extension;

  FileForm(String mediaType, String extension) {
    this.mediaType = mediaType;
    this.extension = extension;
  }

  /** The form of that media type; parameters are no part of it. */
  public static Optional<FileForm> of(String mediaType) {
    return Arrays.stream(values()).filter(form -> form.mediaType.equals(mediaType)).findFirst();
  }

  /** As it stands in messages and in HTTP. */
  public String mediaType() {
    return mediaType;
  }

  /** The usual end of a file's name. */
  public String extension() {
    return extension;
  }

  /**
   * The file without what says where, when and with what it was made: a photo taken in a shelter
   * must not say where the shelter is.
   *
   * @return nothing where it is not one whole file of this form
   */
  public Optional<byte[]> bare(byte[] file) {
    return switch (this) {
      case JPEG -> new Jpeg(file).bare();
      case PNG -> new Png(file).bare();
      case PDF -> Pdf.isSound(file) ? Optional.of(file) : Optional.empty();
    };
  }

  /** Whether it is one whole file of this form. */
  public boolean isSound(byte[] file) {
    return this == JPEG ? new Jpeg(file).isWhole() : bare(file).isPresent();
  }
}
