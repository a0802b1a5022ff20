import { formsOf } from './html.ts'

/** A browser without a window: keeps cookies as one does, follows redirects when told, reads forms. */
export interface Page {
  readonly url: URL
  readonly status: number
  readonly headers: Headers
  readonly text: string
}

interface Cookie {
  readonly name: string
  readonly value: string
  readonly path: string
  readonly host: string
}

export class Browser {
  private cookies: Cookie[] = []
  readonly language: string
  readonly headers: Record<string, string>

  constructor(options: { language?: string; headers?: Record<string, string> } = {}) {
    this.language = options.language ?? 'en'
    this.headers = { ...options.headers }
  }

  /** One request, no redirect followed. */
  async send(url: string | URL, init: RequestInit = {}): Promise<Page> {
    const at = new URL(url)
    const cookie = this.cookiesFor(at)
    const headers = new Headers({
      'accept-language': this.language,
      accept: 'text/html',
      ...this.headers,
      ...(init.headers as Record<string, string>),
    })
    if (cookie !== '') headers.set('cookie', cookie)
    const response = await fetch(at, { redirect: 'manual', ...init, headers })
    for (const line of response.headers.getSetCookie()) this.keep(at, line)
    return { url: at, status: response.status, headers: response.headers, text: await response.text() }
  }

  /** What it sends along to an address. */
  cookiesFor(at: URL): string {
    return this.cookies
      .filter(
        (c) =>
          c.host === at.host &&
          (at.pathname === c.path || at.pathname.startsWith(c.path.endsWith('/') ? c.path : `${c.path}/`)),
      )
      .map((c) => `${c.name}=${c.value}`)
      .join('; ')
  }

  /** Follows redirects until a page, or until one leads away from `origin`. */
  async go(url: string | URL, init: RequestInit = {}, stopAt?: (next: URL) => boolean): Promise<Page> {
    let page = await this.send(url, init)
    for (let hops = 0; hops < 20; hops++) {
      const location = page.headers.get('location')
      if (page.status < 300 || page.status > 399 || location === null) return page
      const next = new URL(location, page.url)
      if (stopAt?.(next)) return { ...page, url: next }
      page = await this.send(next)
    }
    throw new Error('too many redirects')
  }

  /** Fills in and sends the page's first form that has all of these fields (or the one whose action ends so). */
  submit(
    page: Page,
    fields: Record<string, string>,
    options: { action?: string; stopAt?: (next: URL) => boolean } = {},
  ): Promise<Page> {
    const form = formsOf(page).find((f) =>
      options.action === undefined
        ? Object.keys(fields).every((name) => f.names.includes(name))
        : f.action.endsWith(options.action),
    )
    if (!form)
      throw new Error(
        `no form with ${Object.keys(fields).join(', ')} on ${page.url.href}:\n${page.text.slice(0, 3000)}`,
      )
    const body = new URLSearchParams({ ...form.values, ...fields })
    if (form.method === 'get') {
      const to = new URL(form.action, page.url)
      to.search = body.toString()
      return this.go(to, {}, options.stopAt)
    }
    return this.go(
      new URL(form.action, page.url),
      { method: 'POST', body, headers: { origin: page.url.origin } },
      options.stopAt,
    )
  }

  cookie(name: string): string | undefined {
    return this.cookies.find((c) => c.name === name)?.value
  }

  /** Keeps a cookie of another browser. */
  adopt(name: string, value: string, origin: string): void {
    this.keep(new URL(origin), `${name}=${value}; path=/`)
  }

  forget(name: string): void {
    this.cookies = this.cookies.filter((c) => c.name !== name)
  }

  /** Another browser with the same cookies: a thief's, or a second tab at the same moment. */
  copy(at?: string): Browser {
    const other = new Browser({ language: this.language, headers: this.headers })
    const host = at === undefined ? undefined : new URL(at).host
    other.cookies = this.cookies.map((cookie) => (host === undefined ? cookie : { ...cookie, host }))
    return other
  }

  private keep(at: URL, line: string): void {
    const [pair = '', ...attributes] = line.split(/;\s*/)
    const [name = '', ...rest] = pair.split('=')
    const of = (key: string): string | undefined =>
      attributes.find((a) => a.toLowerCase().startsWith(`${key}=`))?.slice(key.length + 1)
    const path = of('path') ?? '/'
    this.cookies = this.cookies.filter((c) => !(c.name === name && c.path === path && c.host === at.host))
    const expires = of('expires')
    if (expires !== undefined && new Date(expires).getTime() <= 0) return
    this.cookies.push({ name, value: rest.join('='), path, host: at.host })
  }
}
