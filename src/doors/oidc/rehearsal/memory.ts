import type { Adapter, AdapterPayload } from 'oidc-provider'

/** What a rehearsal makes, in memory and nowhere else: it is gone with it. */
export function createMemory(client: AdapterPayload): (kind: string) => Adapter {
  const kept = new Map<string, AdapterPayload>()
  const keyOf = (kind: string, id: string): string => `${kind} ${id}`
  const found = (kind: string, is: (payload: AdapterPayload) => boolean): AdapterPayload | undefined =>
    [...kept].find(([key, payload]) => key.startsWith(`${kind} `) && is(payload))?.[1]
  return (kind) => ({
    async find(id) {
      return kind === 'Client' && id === client.client_id ? client : kept.get(keyOf(kind, id))
    },
    findByUid: async (uid) => found(kind, (payload) => payload.uid === uid),
    findByUserCode: async (code) => found(kind, (payload) => payload.userCode === code),
    async upsert(id, payload) {
      kept.set(keyOf(kind, id), payload)
    },
    async consume(id) {
      const payload = kept.get(keyOf(kind, id))
      if (payload) kept.set(keyOf(kind, id), { ...payload, consumed: 1 })
    },
    async destroy(id) {
      kept.delete(keyOf(kind, id))
    },
    async revokeByGrantId(grant) {
      for (const [key, payload] of kept) if (payload.grantId === grant) kept.delete(key)
    },
  })
}
