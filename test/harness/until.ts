/** Waits, at most `seconds`, until something is so. @throws when it does not become so */
export async function until(what: () => boolean | Promise<boolean>, seconds = 20): Promise<void> {
  const deadline = Date.now() + seconds * 1000
  while (!(await what())) {
    if (Date.now() > deadline) throw new Error(`not so after ${seconds} seconds: ${what.toString()}`)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

/** The same, of what there is then. */
export async function eventually<T>(what: () => Promise<T | undefined>): Promise<T> {
  let found: T | undefined
  await until(async () => (found = await what()) !== undefined)
  return found!
}
