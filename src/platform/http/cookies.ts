import type { ServerResponse } from 'node:http'

/**
 * Has each cookie say how long it lives beside until when (RFC 6265 §5.2.2): a browser whose clock is off goes by the
 * first. Done as the headers leave, for what our pages set and for what the engine does.
 */
export function sayMaxAge(response: ServerResponse, now: () => number = Date.now): void {
  const writeHead = response.writeHead.bind(response) as (...args: unknown[]) => ServerResponse
  response.writeHead = (...args: unknown[]) => {
    const cookies = response.getHeader('Set-Cookie')
    if (Array.isArray(cookies))
      response.setHeader(
        'Set-Cookie',
        cookies.map((each) => withMaxAge(each, now())),
      )
    else if (typeof cookies === 'string') response.setHeader('Set-Cookie', withMaxAge(cookies, now()))
    return writeHead(...args)
  }
}

function withMaxAge(cookie: string, now: number): string {
  const expires = /;\s*expires=([^;]+)/i.exec(cookie)?.[1]
  if (expires === undefined || /;\s*max-age=/i.test(cookie)) return cookie
  const seconds = Math.max(0, Math.round((Date.parse(expires) - now) / 1000))
  return `${cookie}; max-age=${seconds}`
}
