import type { AtDesk } from '../harness/desk.ts'
import { mobileNumber, newAddress } from '../harness/activation.ts'
import type { Page } from '../harness/browser.ts'
import { eventually } from '../harness/until.ts'

/** Where a list is, below the desk. */
export const listAt = ({ url }: { url: URL }): string => url.pathname.slice(url.pathname.indexOf('/lists'))

export const paste = async ({ go, press }: AtDesk, pasted: string): Promise<Page> =>
  press(await go('/lists'), '/lists', { pasted })

/** The page of a list, once it is looked at, or sent. */
export const settled = async (desk: AtDesk, path: string): Promise<Page> =>
  eventually(async () => {
    const page = await desk.go(path)
    return /data-looking|data-sending/.test(page.text) ? undefined : page
  })

/** Pastes a list, and waits until it is looked at. */
export const look = async (desk: AtDesk, pasted: string): Promise<Page> =>
  settled(desk, listAt(await paste(desk, pasted)))

/** Has a list sent, and waits until it is. */
export async function send(desk: AtDesk, page: Page): Promise<Page> {
  await desk.press(page, `${listAt(page)}/send`)
  return settled(desk, listAt(page))
}

/** Uploads a file. */
export async function upload(desk: AtDesk, name: string, bytes: Uint8Array<ArrayBuffer>): Promise<Page> {
  const body = new FormData()
  body.set('file', new Blob([bytes], { type: 'text/csv' }), name)
  const at = new URL(`/organisation/${desk.organisation.id}/lists/file`, (await desk.go('/lists')).url)
  return desk.browser.go(at, { method: 'POST', body, headers: { origin: at.origin } })
}

/** What a page says of how many. */
export const counts = ({ text }: { text: string }): Record<string, number> =>
  Object.fromEntries(
    [...text.matchAll(/data-(ready|already|wrong|sent|refused)>([\d,.]+)</g)].map(([, name, n = '']) => [
      name,
      Number(n.replace(/[,.]/g, '')),
    ]),
  )

export interface Listed {
  readonly name: string
  readonly email: string
  readonly mobile: string
}

export const people = (n: number): Listed[] =>
  Array.from({ length: n }, (_each, i) => ({ name: `Lid ${i}`, email: newAddress(), mobile: mobileNumber() }))

export const rowsOf = (all: readonly Listed[]): string =>
  ['naam;e-mail;mobiel', ...all.map(({ name, email, mobile }) => `${name};${email};${mobile}`)].join('\r\n')
