import pg from 'pg'

interface Queries {
  query: (this: unknown, ...asked: unknown[]) => unknown
}

/** The statements that PostgreSQL is sent by this process while something is done, background work included. */
export async function statementsDuring(act: () => Promise<unknown>): Promise<readonly string[]> {
  const client = pg.Client.prototype as Queries
  const { query } = client
  const said: string[] = []
  client.query = function note(...asked) {
    const [first] = asked as [string | { text?: string } | undefined] // as pg takes them
    said.push(typeof first === 'string' ? first : (first?.text ?? ''))
    return query.apply(this, asked)
  }
  try {
    await act()
  } finally {
    client.query = query
  }
  return said
}
