import { errors, type ClientMetadata as EngineMetadata, type Provider } from 'oidc-provider'
import { extensionFaults, type ClientValidator, type Known } from '../clients/index.ts'

/** Whether client metadata are valid: ours by what there is here, the standard ones by the engine. */
export function createValidator(provider: () => Provider, there: Known): ClientValidator {
  return async (metadata) => {
    const faults = extensionFaults(metadata, there)
    if (faults.length > 0) return faults
    // the type does not tell that it can be made by hand
    const { Client } = provider() as unknown as {
      Client: new (metadata: EngineMetadata) => { metadata(): Record<string, unknown> }
    }
    // given one wherever it might be wanted, the engine names the method that it does not know
    const mayNeedSecret = !['none', 'private_key_jwt'].some(
      (method) => method === metadata['token_endpoint_auth_method'],
    )
    try {
      const client = new Client({
        ...metadata,
        client_id: 'to-be-checked',
        ...(mayNeedSecret ? { client_secret: 'made later' } : {}),
      })
      const known = client.metadata()
      return Object.keys(metadata)
        .filter((name) => !(name in known))
        .map((name) => `${name} is not known here`)
    } catch (error) {
      if (error instanceof errors.InvalidClientMetadata) return [error.error_description ?? error.message]
      throw error
    }
  }
}
