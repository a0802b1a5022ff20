/** What a portal is: each kind is registered in its own way. */
export const clientKinds = ['web', 'browser', 'native', 'machine', 'device', 'api'] as const
export type ClientKind = (typeof clientKinds)[number]
