import autocannon from 'autocannon'

export interface Load {
  readonly url: string
  readonly method?: 'GET' | 'POST'
  readonly body?: string
  readonly headers?: Record<string, string>
  readonly seconds: number
}

/** Requests per second over ten connections. @throws when any of them was not answered with 200 */
export async function rate(load: Load): Promise<number> {
  const result = await autocannon({
    url: load.url,
    method: load.method ?? 'GET',
    connections: 10,
    duration: load.seconds,
    headers: {
      ...(load.body === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded' }),
      ...load.headers,
    },
    ...(load.body === undefined ? {} : { body: load.body }),
  })
  if (result.non2xx > 0 || result.errors > 0)
    throw new Error(`${load.url}: ${result.non2xx} answers were not 200, ${result.errors} errors`)
  return result.requests.average
}

/** Refreshes per second: ten chains, each using the token that the refresh before it gave. */
export async function refreshRate(
  token: string,
  authorization: string,
  first: () => Promise<string>,
  seconds: number,
): Promise<number> {
  let count = 0
  const end = performance.now() + seconds * 1000
  const chain = async (): Promise<void> => {
    let current = await first()
    while (performance.now() < end) {
      const response = await fetch(token, {
        method: 'POST',
        headers: { authorization },
        body: new URLSearchParams({ grant_type: 'refresh_token', refresh_token: current }),
      })
      const { refresh_token: next } = (await response.json()) as { refresh_token?: string }
      if (next === undefined) throw new Error(`a refresh was refused: ${response.status}`)
      current = next
      count += 1
    }
  }
  const starts = await Promise.all(Array.from({ length: 10 }, chain))
  return (count / seconds) * (starts.length / 10)
}
