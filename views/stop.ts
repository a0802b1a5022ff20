/** A name at the end of a sentence: one that ends in a full stop, as `B.V.` does, gets no second one. */
export const stop = (name: string): string => (name.endsWith('.') ? name : `${name}.`)
