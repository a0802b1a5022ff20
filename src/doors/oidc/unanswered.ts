/** What kind of failure it was that a portal did not answer: the text of an error may hold more than may be told. */
export const kindOf = (error: unknown): string => {
  const { name, code, cause } = error as { name?: string; code?: string; cause?: { code?: string } }
  return cause?.code ?? code ?? name ?? 'failed'
}
