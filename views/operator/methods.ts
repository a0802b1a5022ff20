import type { Frame } from '../layout.ts'
import { words } from './words/index.ts'

/** By what somebody signed in, in words: `hwk mfa user` is a passkey of one device. What has no word stands as it is. */
export function methodsText({ locale }: Frame, amr: string): string {
  const { methods } = words[locale]
  const said = new Set(amr.split(' ').filter(Boolean))
  // a text message is told as `otp` as well (RFC 8176); that they are of two kinds is seen
  if (said.has('sms')) said.delete('otp')
  for (const each of ['mfa', 'user']) said.delete(each)
  return [...said].map((each) => methods[each] ?? each).join(' + ') || '–'
}
