import type { Exchange } from './exchange.ts'

/**
 * What was done just now, where a page of ours has led here: no link from elsewhere tells anybody that something was done
 * (Fetch Metadata Request Headers §2.4).
 */
export function doneOf({ method, query, raw }: Exchange): string | null {
  const { 'sec-fetch-site': from = 'same-origin' } = raw.request.headers
  return method === 'GET' && from === 'same-origin' ? query.get('done') : null
}
