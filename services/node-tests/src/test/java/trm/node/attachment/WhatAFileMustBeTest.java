package trm.node.attachment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static trm.node.attachment.FileForm.JPEG;
import static trm.node.attachment.FileForm.PDF;
import static trm.node.attachment.FileForm.PNG;

import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One file of one form, from its first byte to its last; and silent about where it was made. */
class WhatAFileMustBeTest {
  private static final byte[] PHOTO = InventedFiles.jpeg("22.19,113.54");
  private static final byte[] PICTURE = InventedFiles.png(3);
  private static final byte[] PAGE = InventedFiles.pdf("/Type /Catalog");

  static List<Arguments> sound() {
    return List.of(arguments(JPEG, PHOTO), arguments(PNG, PICTURE), arguments(PDF, PAGE));
  }

  @ParameterizedTest
  @MethodSource("sound")
  void isWhole(FileForm form, byte[] file) {
    assertThat(form.isSound(file)).isTrue();
    assertThat(form.bare(form.bare(file).orElseThrow())).contains(form.bare(file).orElseThrow());
  }

  @ParameterizedTest
  @MethodSource("sound")
  void isOfNoOtherForm(FileForm form, byte[] file) {
    assertThat(Arrays.stream(FileForm.values()).filter(other -> other.isSound(file)))
        .containsExactly(form);
  }

  @ParameterizedTest
  @MethodSource("sound")
  void isNoneWithAByteTooFewAnywhereAtItsEndOrSomethingBehindIt(FileForm form, byte[] file) {
    int shortest = form == PDF ? 7 : 0;
    assertThat(
            IntStream.range(shortest, file.length - (form == PDF ? 2 : 0))
                .filter(length -> form.isSound(Arrays.copyOf(file, length))))
        .isEmpty();
    byte[] archive = "PK\3\4 and the rest of an archive".getBytes(StandardCharsets.US_ASCII);
    assertThat(form.isSound(joined(file, archive))).isFalse();
    assertThat(form.isSound(joined(archive, file))).isFalse();
  }

  static Stream<byte[]> running() {
    return Stream.of(
            "/JavaScript (app.alert(1))",
            "/S /JS(1)",
            "/Launch <<>>",
            "/EmbeddedFile 2 0 R",
            "/J#53 (1)")
        .map(InventedFiles::pdf);
  }

  @ParameterizedTest
  @MethodSource("running")
  void aPageThatRunsSomethingIsNone(byte[] page) {
    assertThat(PDF.isSound(page)).isFalse();
  }

  @Test
  void aPageMayHaveAnyBytesInItsStreamsButRunsNothingBesideThem() {
    String stream = "<< /Length 9 >>\nstream\n/JS(1)/x#41\nendstream\n";

    assertThat(PDF.isSound(InventedFiles.pdf(stream + "/Type /Page"))).isTrue();
    assertThat(PDF.isSound(InventedFiles.pdf(stream + "/JS(1)" + stream))).isFalse();
    assertThat(PDF.isSound(InventedFiles.pdf("<< >>\nstream\n/JS(1) and no end"))).isFalse();
  }

  @Test
  void aPhotoIsFiledWithoutTheFilmBehindIt() {
    byte[] film = "ftypmp42 an invented film".getBytes(StandardCharsets.US_ASCII);

    assertThat(JPEG.bare(joined(PHOTO, film))).contains(JPEG.bare(PHOTO).orElseThrow());
  }

  @Test
  void aPictureWithADamagedPartIsNone() {
    byte[] damaged = PICTURE.clone();
    damaged[20] ^= 1;

    assertThat(PNG.isSound(damaged)).isFalse();
  }

  @Test
  void aPhotoSaysNoLongerWhereItWasTaken() {
    byte[] bare = JPEG.bare(PHOTO).orElseThrow();

    assertThat(text(PHOTO)).contains("22.19,113.54");
    assertThat(text(bare))
        .doesNotContain("22.19", "Exif", "made at")
        .contains("JFIF", "quantities");
    assertThat(text(PNG.bare(InventedFiles.pngSaying("made at home")).orElseThrow()))
        .doesNotContain("made at");
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 6, 8})
  void aPhotoStillSaysHowTheCameraWasHeld(int orientation) {
    String place = "22.19,113.54";
    byte[] big = bare(InventedFiles.jpegHeld(orientation, ByteOrder.BIG_ENDIAN, place));
    byte[] little = bare(InventedFiles.jpegHeld(orientation, ByteOrder.LITTLE_ENDIAN, place));

    assertThat(little).isEqualTo(big);
    assertThat(big).isEqualTo(bare(big));
    assertThat(text(big)).doesNotContain(place).contains("Exif");
    assertThat(big).containsSequence(0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0);
    assertThat(JPEG.isSound(big)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 9, 4000})
  void aPhotoThatStandsUprightOrNobodyKnowsHowSaysNothing(int orientation) {
    byte[] bare = bare(InventedFiles.jpegHeld(orientation, ByteOrder.BIG_ENDIAN, "here"));

    assertThat(text(bare)).doesNotContain("Exif");
  }

  /** Wherever the directory is cut or points, reading it ends, and nothing of it is kept. */
  @Test
  void aPhotoWithADamagedDirectoryIsFiledWithoutIt() {
    byte[] photo = InventedFiles.jpegHeld(6, ByteOrder.BIG_ENDIAN, "here");
    for (int i = 12; i < 50; i++) {
      byte[] damaged = photo.clone();
      damaged[i] = (byte) 0xFF;
      assertThat(text(bare(damaged))).as("byte " + i).doesNotContain("here");
    }
  }

  private static byte[] bare(byte[] photo) {
    return JPEG.bare(photo).orElseThrow();
  }

  private static String text(byte[] file) {
    return new String(file, StandardCharsets.ISO_8859_1);
  }

  private static byte[] joined(byte[] first, byte[] second) {
    byte[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }
}
