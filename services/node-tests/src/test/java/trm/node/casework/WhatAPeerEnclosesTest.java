package trm.node.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import trm.evidence.Digest;
import trm.node.attachment.InventedFiles;
import trm.referral.Attachment;
import trm.referral.AttachmentId;
import trm.referral.Fact;
import trm.referral.Guarded;
import trm.referral.LocalEvent.AttachmentFiled;
import trm.referral.NodeId;
import trm.referral.Octets;
import trm.referral.OfficerId;
import trm.referral.OrganisationId;
import trm.referral.Referral;
import trm.referral.Stamp;

/** A peer that was taken over, or is careless, sends files that are not what it says of them. */
final class WhatAPeerEnclosesTest {
  private static final NodeId SELF = new NodeId("mn-origin");
  private static final AttachmentId ID = new AttachmentId("file-1");
  private static final byte[] PNG = InventedFiles.png(3);
  private static final Referral NOTHING = Referral.replay(SELF, List.of());

  @Test
  void isTakenWhenItIsWhatIsSaidOfIt() {
    assertThat(one(said(ID, "image/png", PNG), PNG).isSound(NOTHING)).isTrue();
    assertThat(new Enclosed(List.of(), Map.of()).isSound(NOTHING)).isTrue();
  }

  static Stream<Arguments> hostile() {
    byte[] page = InventedFiles.pdf("/OpenAction << /S /JavaScript >>");
    byte[] photo = InventedFiles.jpeg("somewhere");
    byte[] film = Arrays.copyOf(photo, photo.length + 9);
    byte[] other = InventedFiles.png(4);
    return Stream.of(
        arguments("another form than its name", one(said(ID, "image/jpeg", PNG), PNG)),
        arguments("a form that nobody reads", one(said(ID, "image/svg+xml", PNG), PNG)),
        arguments("a page that runs something", one(said(ID, "application/pdf", page), page)),
        arguments("a film behind a photo", one(said(ID, "image/jpeg", film), film)),
        arguments("another content than the digest", one(said(ID, "image/png", PNG), other)),
        arguments("another size", one(sized(PNG.length + 1L), PNG)),
        arguments("no content", one(said(ID, "image/png", new byte[0]), new byte[0])),
        arguments("none at all", new Enclosed(List.of(said(ID, "image/png", PNG)), Map.of())),
        arguments(
            "one id for two",
            new Enclosed(
                List.of(said(ID, "image/png", PNG), said(ID, "image/png", PNG)), Map.of(ID, PNG))),
        arguments("more than a message has", large()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("hostile")
  void isUnsoundWith(String what, Enclosed enclosed) {
    assertThat(enclosed.isSound(NOTHING)).as(what).isFalse();
  }

  @Test
  void isUnsoundUnderTheIdOfAnotherFileOfTheCase() {
    byte[] own = InventedFiles.png(9);
    Referral before = Referral.replay(SELF, List.of(filed(said(ID, "image/png", own))));

    assertThat(one(said(ID, "image/png", PNG), PNG).isSound(before)).isFalse();
    assertThat(one(said(ID, "image/png", own), own).isSound(before))
        .as("the same file comes again")
        .isTrue();
  }

  private static Enclosed large() {
    byte[] half = InventedFiles.png((int) (Attachment.MESSAGE_SIZE_MAX / 2));
    AttachmentId second = new AttachmentId("file-2");
    return new Enclosed(
        List.of(said(ID, "image/png", half), said(second, "image/png", half)),
        Map.of(ID, half, second, half));
  }

  private static Enclosed one(Attachment said, byte[] content) {
    return new Enclosed(List.of(said), Map.of(ID, content));
  }

  private static Attachment sized(long size) {
    return new Attachment(ID, "PERSON_PHOTO", "image/png", digest(PNG), size);
  }

  private static Attachment said(AttachmentId id, String mediaType, byte[] content) {
    return new Attachment(id, "PERSON_PHOTO", mediaType, digest(content), content.length);
  }

  private static Octets digest(byte[] content) {
    return Octets.of(Digest.sha256(content).bytes());
  }

  private static Fact filed(Attachment file) {
    Stamp stamp =
        new Stamp(
            TwoNodes.MONDAY,
            TwoNodes.MONDAY,
            "M4.4",
            SELF,
            new OrganisationId("mn-consulate"),
            new OfficerId("officer-1"),
            null);
    return new Fact(new AttachmentFiled(file.attachmentId(), Guarded.of(file)), stamp);
  }
}
