import { domainToASCII, domainToUnicode } from 'node:url'
import { asSeen } from './typed.ts'

/** An e-mail address: one, and nothing that a mail program could read as several. */
export interface MailAddress {
  /** As people see it: the local part as it was typed, the domain in its own script. */
  readonly shown: string
  /** As mail servers and portals take it: the domain as A-labels (RFC 5890 §2.3.2.1). */
  readonly wire: string
  /** What is compared and unique: `wire` in lower case. */
  readonly lookup: string
  /** The local part is not ASCII: only a server with SMTPUTF8 takes it (RFC 6531). */
  readonly isUtf8: boolean
}

/** RFC 5321 §4.1.2, Dot-string of atext; RFC 6531 §3.3 beside ASCII, without what is no letter, number or sign. */
const ATOM = /^(?:[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]|[^\p{ASCII}\p{C}\p{Z}])+$/u

/** Nothing that the reader of domains would take for a path, a port or an escape. */
const DOMAIN = /^[\p{L}\p{M}\p{N}\p{S}\u3002.-]+$/u
/** Letters, digits and hyphens; two hyphens in the third place only for A-labels (RFC 5891 §4.2.3.1). */
const LABEL = /^(?!-)(?!(?!xn)..--)[a-z0-9-]{1,63}(?<!-)$/

/** Zero-width joiner and non-joiner, which some scripts need (RFC 5892 §A.1, A.2), and what else is not seen. */
const JOINER = /[\u200c\u200d]/
const NOT_JOINED = /(?![\u200c\u200d])[\p{Default_Ignorable_Code_Point}\p{Cf}\s]/gu

const LONGEST = 254 // RFC 5321 §4.5.3.1.3, less the angle brackets
const LONGEST_LOCAL = 64
const LONGEST_DOMAIN = 253

/**
 * Reads an address as somebody typed, pasted or sent it. The domain is mapped by UTS #46 and told as A-labels; the
 * local part is a dot-atom. Whether the address exists, only a mail can tell.
 *
 * @returns undefined where it is no address, or more than one
 */
export function readMailAddress(typed: string): MailAddress | undefined {
  const text = asSeen(typed)
  const at = text.lastIndexOf('@')
  if (at < 1 || !text.isWellFormed()) return undefined
  const local = text.slice(0, at)
  const domain = domainOf(text.slice(at + 1))
  const joined = domainToASCII(
    typed
      .slice(typed.lastIndexOf('@') + 1)
      .replace(NOT_JOINED, '')
      .normalize('NFKC'),
  )
  // a joiner that a domain may have makes it another one: left out, the mail would go to somebody else
  if (joined !== '' && JOINER.test(typed) && joined !== domain) return undefined
  if (
    domain === undefined ||
    !local.split('.').every((atom) => ATOM.test(atom)) ||
    Buffer.byteLength(local) > LONGEST_LOCAL
  )
    return undefined
  const wire = `${local}@${domain}`
  if (Buffer.byteLength(wire) > LONGEST) return undefined
  return {
    shown: `${local}@${domainToUnicode(domain)}`,
    wire,
    lookup: wire.toLowerCase(),
    isUtf8: /\P{ASCII}/u.test(local),
  }
}

/** A domain as A-labels; undefined where it is none, a bare host or an address of a machine. */
function domainOf(typed: string): string | undefined {
  if (!DOMAIN.test(typed)) return undefined
  const domain = domainToASCII(typed)
  const labels = domain.split('.')
  const isSound =
    domain.length <= LONGEST_DOMAIN &&
    labels.length > 1 &&
    labels.every((label) => LABEL.test(label)) &&
    !/^\d+$/.test(labels.at(-1) ?? '') &&
    // an A-label that is none stays as it is
    !domainToUnicode(domain).includes('xn--') &&
    // what people are shown, and copy, is read as the same domain: one with joiners would be another's without them
    domainToASCII(asSeen(domainToUnicode(domain))) === domain
  return isSound ? domain : undefined
}

/** How addresses were compared before domains were read, and how what is no address still is: its exact spelling. */
export const spellingOf = (typed: string): string => typed.normalize('NFC').trim().toLowerCase()

/** What something is compared by that was typed for an address, whether it is one or not. */
export const lookupOf = (typed: string): string => readMailAddress(typed)?.lookup ?? spellingOf(typed)

/** Who mail comes from. */
export interface Sender {
  readonly name: string
  readonly address: string
}

/** A sender as `Portal <no-reply@example.org>`, or the address alone; of this very machine, too. */
export function readSender(text: string): Sender | undefined {
  const [, name = '', bracketed] = /^"?([^"<>]*?)"?\s*<([^<>]+)>$/.exec(text.trim()) ?? []
  const typed = bracketed ?? text
  const address = readMailAddress(typed)?.wire ?? /^[\w.+-]{1,64}@localhost$/.exec(typed.trim())?.[0]
  return address === undefined ? undefined : { name: name.trim(), address }
}
