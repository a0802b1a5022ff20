/**
 * What a text message costs is not for a portal to decide: its name is written in the alphabet that takes 160
 * characters a message, not 70 (3GPP TS 23.038 §6.2.1), without what looks like a link, and no longer than fits.
 */

/** The default alphabet of GSM, without what needs two places. */
const ALPHABET =
  '@£$¥èéùìòÇØøÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà\n\r'

const ONE = 160
const EACH_OF_SEVERAL = 153 // GSM 03.40: a header joins them
const LONGEST_NAME = 40

/** Whether every character takes one place. */
export const isCheap = (text: string): boolean => Array.from(text).every((each) => ALPHABET.includes(each))

/** Places that the messages have which a text of this length needs. */
const placesFor = (length: number): number =>
  length <= ONE ? ONE : Math.ceil(length / EACH_OF_SEVERAL) * EACH_OF_SEVERAL

/** How many messages a text is. */
export const messagesOf = (text: string): number =>
  text.length <= ONE ? 1 : Math.ceil(text.length / EACH_OF_SEVERAL)

/**
 * The text with a portal's name in it, which changes nothing of what it costs or whether it arrives.
 *
 * @param otherwise what stands in its place where nothing of it can be written
 */
export function withName(said: (name: string) => string, name: string, otherwise: string): string {
  const own = said('').length
  // as many messages as a name of one letter takes, and no more
  const most = Math.min(LONGEST_NAME, placesFor(own + 1) - own)
  const cheap = inAlphabet(name).slice(0, most).trim()
  return said(cheap === '' ? inAlphabet(otherwise).slice(0, most) : cheap)
}

/** As much of a name as the alphabet has: letters without the marks that it lacks, no sign that could make a link. */
const inAlphabet = (name: string): string =>
  Array.from(name.normalize('NFC'), (each) =>
    ALPHABET.includes(each) ? each : each.normalize('NFKD').replace(/\P{ASCII}/gu, ''),
  )
    .join('')
    .replace(/[^\p{L}\p{N}&'()+,-]+/gu, ' ')
    .replace(/ +/g, ' ')
    .trim()
