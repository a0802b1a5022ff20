import { X509Certificate } from 'node:crypto'

/**
 * Whether a chain of certificates leads from the first of them to a root, and everybody in it who has issued another may:
 * each is a CA (RFC 5280 §6.1.4 k; WebAuthn §7.1, step 24). The library holds the signatures and the times against the
 * roots, not this: a key's own certificate would do for the next.
 */
export function leadsByAuthorities(chain: readonly Uint8Array[], roots: readonly string[]): boolean {
  const [leaf, ...between] = chain.map((each) => new X509Certificate(Buffer.from(each)))
  const anchors = roots.map((root) => new X509Certificate(Buffer.from(root, 'base64')))
  // a make may be known by the certificate of its keys itself (FIDO Metadata Statement §3.11)
  if (leaf && between.length === 0 && anchors.some((anchor) => anchor.raw.equals(leaf.raw))) return true
  const issues = (issuer: X509Certificate, issued: X509Certificate): boolean =>
    issuer.ca && issued.checkIssued(issuer) && issued.verify(issuer.publicKey)
  let at = leaf
  for (let left = between; at;) {
    const issued = at
    if (anchors.some((anchor) => issues(anchor, issued))) return true
    at = left.find((each) => issues(each, issued))
    left = left.filter((each) => each !== at)
  }
  return false
}
