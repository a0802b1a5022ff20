interface Waiting<Row> {
  readonly key: Buffer
  readonly promise: Promise<Row | undefined>
  readonly resolve: (row: Row | undefined) => void
  readonly reject: (error: unknown) => void
}

/**
 * Looks rows up by their unique key, all that are asked for in one turn of the event loop in one query: a busy
 * process asks the database less often the busier it is, and the same key is asked for once.
 */
export function batched<Row>(
  read: (keys: readonly Buffer[]) => Promise<readonly Row[]>,
  keyOf: (row: Row) => Buffer,
): (key: Buffer) => Promise<Row | undefined> {
  let waiting = new Map<string, Waiting<Row>>()
  const flush = async (): Promise<void> => {
    const batch = waiting
    waiting = new Map()
    try {
      const rows = await read(Array.from(batch.values(), ({ key }) => key))
      const found = new Map(rows.map((row) => [keyOf(row).toString('latin1'), row]))
      for (const [id, { resolve }] of batch) resolve(found.get(id))
    } catch (error) {
      for (const { reject } of batch.values()) reject(error)
    }
  }
  return (key) => {
    const id = key.toString('latin1')
    const known = waiting.get(id)
    if (known) return known.promise
    if (waiting.size === 0) setImmediate(() => void flush())
    const { promise, resolve, reject } = Promise.withResolvers<Row | undefined>()
    waiting.set(id, { key, promise, resolve, reject })
    return promise
  }
}
