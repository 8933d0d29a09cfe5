package trm.node.notice;

/**
 * One thing of which an officer was, or is to be, told once.
 *
 * @param what tells it from others of its kind: ids only
 */
record Mark(NoticeKind kind, String what) {
  String text() {
    return kind.name() + ' ' + what;
  }
}
