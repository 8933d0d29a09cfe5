package trm.node.partner;

/**
 * The clients of partners' systems at the identity provider. Every method may be called again after
 * it failed or succeeded, and then leaves the same behind as one call.
 */
public interface PartnerRealm {

  /**
   * Makes the client, or brings it to what the partner's row says: one that this node shut out is
   * let in again where the row says so, and one that is disabled for another reason stays so.
   *
   * @return the account: the subject of the tokens that it gets
   * @throws RealmFault when it is not known to be so now
   */
  String admit(Partner partner);

  /**
   * Lets the client get no token any more, if there is one; what it did stays under its name.
   *
   * @throws RealmFault when it is not known to be so now
   */
  void shutOut(Partner partner);

  /**
   * Removes a client that never served.
   *
   * @throws RealmFault when it is not known to be gone now
   */
  void remove(Partner partner);
}
