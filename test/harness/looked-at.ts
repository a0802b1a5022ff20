import http, { type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Page } from 'playwright-core'
import { axe } from './accessible.ts'

export interface LookedAt {
  /** Opens this document in the page, ready for `accessibilityFaults`. */
  show(page: Page, html: string): Promise<void>
  close(): Promise<void>
}

/**
 * A server of one document at a time, for tests that look at hundreds. The examining script comes from it as well: what
 * is sent to a page by itself the browser compiles for each page anew, which takes as long as to look.
 * @param others answers whatever else the document asks for
 */
export async function startLookedAt(
  others: RequestListener = (_request, response) => void response.writeHead(404).end(),
): Promise<LookedAt> {
  let document = ''
  const server = http.createServer((request, response) => {
    if (request.url === '/document') response.setHeader('content-type', 'text/html').end(document)
    else if (request.url === '/axe.js')
      response
        .setHeader('content-type', 'text/javascript')
        .setHeader('cache-control', 'max-age=86400')
        .end(axe)
    else others(request, response)
  })
  await new Promise<void>((resolve) => server.listen(0, resolve))
  const origin = `http://localhost:${(server.address() as AddressInfo).port}`
  return {
    async show(page, html) {
      document = html
      await page.goto(`${origin}/document`)
      await page.addScriptTag({ url: '/axe.js' })
    },
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
